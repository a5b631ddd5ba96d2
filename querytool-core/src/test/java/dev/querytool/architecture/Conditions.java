package dev.querytool.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Conditions that ArchUnit does not bring. */
final class Conditions {

  private Conditions() {}

  static ArchCondition<JavaMethod> mention(DescribedPredicate<JavaClass> types) {
    return new ArchCondition<>("mention " + types.getDescription()) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean mentioned =
            Stream.concat(
                    method.getReturnType().getAllInvolvedRawTypes().stream(),
                    method.getParameterTypes().stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                .anyMatch(types);
        events.add(new SimpleConditionEvent(method, mentioned, method.getFullName()));
      }
    };
  }
}
