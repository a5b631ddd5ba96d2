package dev.querytool.testing;

/**
 * The figures of one kind of read or class of attack.
 *
 * @param why what its statements have in common
 * @param verdict the verdict they deserve
 * @param statements how many there are
 * @param wrong how many of them got the other verdict
 */
public record ConformanceCount(
    String why, GuardStatement.Verdict verdict, int statements, int wrong) {

  /** Returns the sum of both, under the name of this one. */
  public ConformanceCount plus(ConformanceCount other) {
    return new ConformanceCount(why, verdict, statements + other.statements, wrong + other.wrong);
  }
}
