package dev.querytool.examples.medialibrary.schema;

import com.github.f4b6a3.uuid.UuidCreator;
import java.text.Normalizer;
import java.util.UUID;
import java.util.regex.Pattern;

/** The key of a voice actor, which follows from the name alone, so that every library agrees. */
public final class VoiceActorId {

  private static final UUID NAMESPACE = UUID.fromString("699d9c07-b965-4399-bafd-18a3cacf073c");

  /** With no-break spaces, which web pages have and {@code strip} leaves. */
  private static final Pattern SPACE_AROUND =
      Pattern.compile("^[\\s\\p{Z}\\uFEFF]+|[\\s\\p{Z}\\uFEFF]+$");

  private VoiceActorId() {}

  /**
   * Returns the UUID, version 5, of a name as text. Two writings that differ in the composition of
   * characters or in white space around them are one name.
   */
  public static String of(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String bare = SPACE_AROUND.matcher(composed).replaceAll("");
    return UuidCreator.getNameBasedSha1(NAMESPACE, bare).toString();
  }
}
