CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  name VARCHAR(40) NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES categories (id)
);
CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  city VARCHAR(40) NOT NULL
);
CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  sku VARCHAR(12) NOT NULL UNIQUE,
  name VARCHAR(80) NOT NULL,
  category_id INTEGER NOT NULL REFERENCES categories (id),
  supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
  price DECIMAL(10, 2) NOT NULL CHECK (price > 0)
);
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  city VARCHAR(40) NOT NULL,
  member_since DATE NOT NULL
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  created_at TIMESTAMP NOT NULL,
  status VARCHAR(10) NOT NULL CHECK (status IN ('paid', 'shipped', 'delivered', 'returned'))
);
CREATE INDEX orders_customer ON orders (customer_id, created_at);
CREATE TABLE order_items (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  line INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price DECIMAL(10, 2) NOT NULL,
  PRIMARY KEY (order_id, line)
);
CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL UNIQUE REFERENCES orders (id),
  method VARCHAR(10) NOT NULL,
  amount DECIMAL(12, 2) NOT NULL,
  paid_at TIMESTAMP NOT NULL
);
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES products (id),
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  UNIQUE (product_id, customer_id)
);
CREATE TABLE "门店" (
  "编号" INTEGER PRIMARY KEY,
  "名称" VARCHAR(40) NOT NULL,
  "城市" VARCHAR(40) NOT NULL
);
CREATE VIEW monthly_sales AS
SELECT substr(o.created_at, 1, 7) AS month, count(DISTINCT o.id) AS orders, sum(i.quantity * i.unit_price) AS revenue
FROM orders o JOIN order_items i ON i.order_id = o.id
WHERE o.status <> 'returned'
GROUP BY 1;
CREATE VIEW customer_totals AS
SELECT c.id AS customer_id, c.name, c.city, count(DISTINCT o.id) AS orders, sum(i.quantity * i.unit_price) AS total
FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id
WHERE o.status <> 'returned'
GROUP BY c.id;
