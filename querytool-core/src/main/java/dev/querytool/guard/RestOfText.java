package dev.querytool.guard;

import net.sf.jsqlparser.parser.Provider;
import net.sf.jsqlparser.parser.SimpleCharStream;

/** The characters of a text from an offset on, read once; tells how far its reader looked. */
final class RestOfText extends SimpleCharStream {

  private static final int BUFFER = 64;

  /** Gives the characters one buffer at a time, so that a short look copies few. */
  private static final class Characters implements Provider {

    private final String text;
    private int at;
    private boolean ended;

    private Characters(String text, int from) {
      this.text = text;
      this.at = from;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      int count = Math.min(Math.min(length, BUFFER), text.length() - at);
      if (count <= 0) {
        ended = true;
        return -1;
      }
      text.getChars(at, at + count, buffer, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {}
  }

  private final Characters characters;

  /**
   * Opens a text.
   *
   * @param line the line of its first character
   * @param column the column of its first character
   */
  RestOfText(String text, int from, int line, int column) {
    this(new Characters(text, from), line, column);
  }

  private RestOfText(Characters characters, int line, int column) {
    super(characters, line, column, BUFFER);
    this.characters = characters;
  }

  /** Returns how many characters were taken. */
  int taken() {
    return totalCharsRead;
  }

  /** Returns how many characters were looked at. */
  int seen() {
    return totalCharsRead + inBuf;
  }

  /** Tells whether more was asked for than there is. */
  boolean ended() {
    return characters.ended;
  }
}
