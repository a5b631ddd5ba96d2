package shop.rows;

import java.math.BigDecimal;

/** A row, in a package that is open to querytool. */
public record Top(String customer, BigDecimal total) {}
