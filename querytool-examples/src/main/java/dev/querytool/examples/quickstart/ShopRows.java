package dev.querytool.examples.quickstart;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shop's rows, drawn from a fixed seed. */
final class ShopRows {

  private static final long SEED = 20_260_101L;
  private static final int CUSTOMERS = 800;
  private static final int PRODUCTS = 240;
  private static final int ORDERS = 3_000;
  private static final int REVIEWS = 1_500;

  private static final List<String> CITIES =
      List.of("北京", "上海", "广州", "深圳", "杭州", "成都", "London", "Berlin", "Toronto", "São Paulo");
  private static final List<String> FAMILY_NAMES =
      List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴");
  private static final List<String> GIVEN_NAMES =
      List.of("伟", "芳", "娜", "敏", "静", "磊", "洋", "秀英", "建国", "晓明", "子涵", "雨桐");
  private static final List<String> ENGLISH_NAMES =
      List.of("Alice Brown", "Tom Clark", "Maria Silva", "Jan Novak", "Emma Smith", "Noah Müller");
  private static final List<String> CATEGORIES =
      List.of("茶叶", "咖啡", "Books", "文具", "Kitchen", "户外");
  private static final List<String> WORDS = List.of("Classic", "经典", "Light", "精选", "Travel", "家用");
  private static final List<String> STATUSES =
      List.of("paid", "shipped", "delivered", "delivered", "delivered", "returned");
  private static final List<String> METHODS = List.of("card", "alipay", "wechat", "transfer");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Random random = new Random(SEED);
  private final ShopDatabase.Inserts inserts;
  private final List<BigDecimal> prices = new ArrayList<>();

  ShopRows(ShopDatabase.Inserts inserts) {
    this.inserts = inserts;
  }

  /** Writes every table and returns the number of rows. */
  int write() throws SQLException {
    categories();
    suppliers();
    products();
    customers();
    orders();
    reviews();
    stores();
    return inserts.rows();
  }

  private void categories() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int id = 1; id <= CATEGORIES.size(); id++) {
      rows.add(row(id, CATEGORIES.get(id - 1), id % 3 == 0 ? 1 : null));
    }
    inserts.into("categories", rows);
  }

  private void suppliers() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int id = 1; id <= 20; id++) {
      String city = pick(CITIES);
      rows.add(row(id, city + (id % 2 == 0 ? " Trading" : "贸易公司") + " " + id, city));
    }
    inserts.into("suppliers", rows);
  }

  private void products() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int id = 1; id <= PRODUCTS; id++) {
      int category = 1 + random.nextInt(CATEGORIES.size());
      BigDecimal price = BigDecimal.valueOf(500 + random.nextInt(49_500), 2);
      prices.add(price);
      String name = pick(WORDS) + " " + CATEGORIES.get(category - 1) + " " + id;
      String sku = String.format(Locale.ROOT, "SKU-%05d", id);
      rows.add(row(id, sku, name, category, 1 + random.nextInt(20), price));
    }
    inserts.into("products", rows);
  }

  private void customers() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int id = 1; id <= CUSTOMERS; id++) {
      boolean chinese = random.nextInt(4) > 0;
      String name = chinese ? pick(FAMILY_NAMES) + pick(GIVEN_NAMES) : pick(ENGLISH_NAMES);
      String since = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1_800)).toString();
      rows.add(row(id, name, pick(CITIES), since));
    }
    inserts.into("customers", rows);
  }

  private void orders() throws SQLException {
    List<@Nullable Object[]> orders = new ArrayList<>();
    List<@Nullable Object[]> items = new ArrayList<>();
    List<@Nullable Object[]> payments = new ArrayList<>();
    for (int id = 1; id <= ORDERS; id++) {
      LocalDateTime at = LocalDateTime.of(2025, 1, 1, 8, 0).plusMinutes(random.nextInt(525_600));
      orders.add(row(id, 1 + random.nextInt(CUSTOMERS), at.format(TIME), pick(STATUSES)));
      BigDecimal total = items(id, items);
      payments.add(row(id, id, pick(METHODS), total, at.plusMinutes(3).format(TIME)));
    }
    inserts.into("orders", orders);
    inserts.into("order_items", items);
    inserts.into("payments", payments);
  }

  private BigDecimal items(int order, List<@Nullable Object[]> items) {
    BigDecimal total = BigDecimal.ZERO;
    int lines = 1 + random.nextInt(4);
    for (int line = 1; line <= lines; line++) {
      int product = 1 + random.nextInt(PRODUCTS);
      int quantity = 1 + random.nextInt(3);
      BigDecimal price = prices.get(product - 1);
      items.add(row(order, line, product, quantity, price));
      total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
    }
    return total;
  }

  private void reviews() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    while (rows.size() < REVIEWS) {
      int product = 1 + random.nextInt(PRODUCTS);
      int customer = 1 + random.nextInt(CUSTOMERS);
      if (seen.add(product * CUSTOMERS + customer)) {
        rows.add(row(rows.size() + 1, product, customer, 1 + random.nextInt(5)));
      }
    }
    inserts.into("reviews", rows);
  }

  private void stores() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int id = 1; id <= 6; id++) {
      rows.add(row(id, CITIES.get(id - 1) + "旗舰店", CITIES.get(id - 1)));
    }
    inserts.into("门店", rows);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
