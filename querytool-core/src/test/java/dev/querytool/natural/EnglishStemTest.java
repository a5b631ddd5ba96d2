package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishStemTest {

  @ParameterizedTest
  @CsvSource({
    "orders, order",
    "categories, category",
    "boxes, box",
    "classes, class",
    "invoices, invoicing",
    "shipped, shipping",
    "paying, pays",
    "applied, apply",
    "statuses, status"
  })
  void numbersAndTensesHaveOneStem(String one, String other) {
    assertThat(EnglishStem.of(one)).isEqualTo(EnglishStem.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "status, stat",
    "bus, bu",
    "class, clas",
    "feed, fe",
    "string, str",
    "address, addres"
  })
  void whatOnlyLooksLikeAnEndingStays(String word, String cut) {
    assertThat(EnglishStem.of(word)).isNotEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "payment, payer",
    "prescribed, prescription",
    "enrolled, enrollment",
    "shipped, shipment",
    "supplier, supplied",
    "inspected, inspection"
  })
  void wordsOfOneFamilyAreKin(String one, String other) {
    assertThat(EnglishStem.areKin(EnglishStem.of(one), EnglishStem.of(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "part, partner",
    "contact, contract",
    "price, prize",
    "car, card",
    "order, ordinance"
  })
  void wordsThatBeginAlikeAreNotKin(String one, String other) {
    assertThat(EnglishStem.areKin(EnglishStem.of(one), EnglishStem.of(other))).isFalse();
  }
}
