package dev.querytool.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Searches for secrets in every form in which they might be written down. */
public final class SecretForms {

  private final Map<String, String> forms = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** Searches for bytes too. */
  public SecretForms add(String name, byte[] secret) {
    String hex = HexFormat.of().formatHex(secret);
    put(name, "bytes", new String(secret, ISO_8859_1));
    put(name, "hex", hex);
    put(name, "upper hex", hex.toUpperCase(Locale.ROOT));
    put(name, "list", Arrays.toString(secret));
    for (int offset = 0; offset < 3; offset++) {
      String base64 = base64From(offset, secret);
      put(name, "base64 at " + offset, base64);
      put(name, "base64url at " + offset, base64.replace('+', '-').replace('/', '_'));
    }
    return this;
  }

  /** Searches for a text too. */
  public SecretForms addText(String name, String secret) {
    add(name, secret.getBytes(UTF_8));
    String form = URLEncoder.encode(secret, UTF_8);
    texts.put(name, secret);
    put(name, "UTF-16LE", new String(secret.getBytes(UTF_16LE), ISO_8859_1));
    put(name, "form encoded", form);
    put(name, "percent encoded", form.replace("+", "%20"));
    return this;
  }

  /** Returns each form of each secret by its name, bytes read as Latin-1. */
  public Map<String, String> all() {
    return Map.copyOf(forms);
  }

  /** Returns the names of the forms that stand in a text. */
  public List<String> in(String text) {
    return Stream.of(forms, texts)
        .flatMap(each -> each.entrySet().stream())
        .filter(form -> text.contains(form.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the names of the forms that stand in a file below a directory. */
  public List<String> inFiles(Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, ISO_8859_1);
        in(content).forEach(form -> found.add(form + " in " + file.getFileName()));
      }
    }
    return found;
  }

  private void put(String name, String form, String text) {
    forms.put(name + " as " + form, text);
  }

  /** What every base64 text has in common that holds the bytes at a place of this remainder. */
  private static String base64From(int offset, byte[] bytes) {
    ByteArrayOutputStream shifted = new ByteArrayOutputStream();
    shifted.writeBytes(new byte[offset]);
    shifted.writeBytes(bytes);
    String text = Base64.getEncoder().encodeToString(shifted.toByteArray());
    int known = (shifted.size() / 3) * 4;
    return text.substring(offset == 0 ? 0 : 4, known);
  }
}
