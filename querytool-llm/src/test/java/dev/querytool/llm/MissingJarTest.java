package dev.querytool.llm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.natural.LanguageModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingJarTest {

  @Test
  void embedderWithoutTheRuntimeNamesItsJar() {
    assertThatThrownBy(() -> load("ai.onnxruntime.", "english"))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("com.microsoft.onnxruntime:onnxruntime");
  }

  @Test
  void embedderWithoutItsModelNamesItsJar() {
    assertThatThrownBy(() -> load("bge-small-zh-v1.5-q.onnx", "chinese"))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("langchain4j-embeddings-bge-small-zh-v15-q");
  }

  @Test
  void runtimeThatCannotBeLoadedHereIsNotCalledMissing() {
    ClassLoader loader = new Without("ai/onnxruntime/native/");
    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> load(loader, "english"))
          .isInstanceOf(LanguageModelException.class)
          .hasMessageContaining("could not be loaded")
          .hasMessageNotContaining("add it");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bge-small-en-v1.5-q.onnx, ''",
    "bge-small-en-v1.5-q.onnx, no model",
    "bge-small-en-v1.5-q-tokenizer.json, ''",
    "bge-small-en-v1.5-q-tokenizer.json, '{\"model\":'",
    "bge-small-en-v1.5-q-tokenizer.json, '{\"model\":{\"vocab\":{\"a\":1}}}'",
    "bge-small-en-v1.5-q-tokenizer.json, '[]'"
  })
  void brokenFileOfAModelIsTold(String file, String content) {
    assertThatThrownBy(() -> load(new Without(file, content), "english"))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("could not be loaded from its jars");
  }

  private static void load(String absent, String factory) throws Throwable {
    load(new Without(absent), factory);
  }

  private static void load(ClassLoader loader, String factory) throws Throwable {
    Class<?> bge = loader.loadClass(BgeSmall.class.getName());
    try {
      bge.getMethod(factory).invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** Sees this package's classes and the runtime's anew, and all but what is absent or other. */
  private static final class Without extends ClassLoader {

    private final String absent;
    private final @Nullable String instead;

    Without(String absent) {
      this(absent, null);
    }

    Without(String absent, @Nullable String instead) {
      super(MissingJarTest.class.getClassLoader());
      this.absent = absent;
      this.instead = instead;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(absent)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(MissingJarTest.class.getPackageName() + ".")
          && !(absent.startsWith("ai/") && name.startsWith("ai.onnxruntime."))) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? anew(name) : loaded;
    }

    @Override
    public @Nullable URL getResource(String name) {
      return name.startsWith(absent) ? null : super.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return name.equals(absent) && instead != null
          ? new ByteArrayInputStream(instead.getBytes(UTF_8))
          : super.getResourceAsStream(name);
    }

    private Class<?> anew(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
