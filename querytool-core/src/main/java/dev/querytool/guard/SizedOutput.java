package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query puts out, as far as its extent goes.
 *
 * @param name the name of the column; null if it is not certain
 * @param extent its extent
 * @param sources for {@code *}, whose columns it stands for, and the extent is that of the widest;
 *     else empty
 */
record SizedOutput(@Nullable String name, Extent extent, List<SizedSource> sources) {

  static SizedOutput of(@Nullable String name, Extent extent) {
    return new SizedOutput(name, extent, List.of());
  }

  /** Returns all columns of some sources. */
  static SizedOutput star(List<SizedSource> sources) {
    Extent widest = Extent.NONE;
    for (SizedSource source : sources) {
      widest = widest.or(source.widest());
    }
    return new SizedOutput(
        null, widest, sources.isEmpty() ? List.of(SizedSource.stored("")) : List.copyOf(sources));
  }

  /** Tells whether it stands for any number of columns. */
  boolean several() {
    return !sources.isEmpty();
  }

  /** Returns this output with another extent. */
  SizedOutput with(Extent other) {
    return new SizedOutput(
        name, other, several() ? List.of(SizedSource.alike("", other)) : List.of());
  }

  /** Returns the greatest of them. */
  static Extent together(List<SizedOutput> outputs) {
    Extent greatest = Extent.NONE;
    for (SizedOutput output : outputs) {
      greatest = greatest.or(output.extent());
    }
    return greatest;
  }

  /** Returns the outputs of a set operation: in each place the greatest of both. */
  static List<SizedOutput> united(List<SizedOutput> first, List<SizedOutput> second) {
    boolean inOrder =
        first.size() == second.size()
            && first.stream().noneMatch(SizedOutput::several)
            && second.stream().noneMatch(SizedOutput::several);
    Extent any = together(second);
    List<SizedOutput> united = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      SizedOutput one = first.get(i);
      united.add(one.with(one.extent().or(inOrder ? second.get(i).extent() : any)));
    }
    return united;
  }
}
