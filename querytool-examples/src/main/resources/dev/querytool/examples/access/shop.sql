CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  phone VARCHAR(20) NOT NULL,
  region VARCHAR(10) NOT NULL
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  region VARCHAR(10) NOT NULL,
  amount INTEGER NOT NULL,
  note VARCHAR(40)
);
CREATE TABLE employees (
  id INTEGER PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  salary INTEGER NOT NULL
);
INSERT INTO customers VALUES
  (1, '王芳', '138-0001-1001', 'north'), (2, 'Tom Clark', '138-0001-1002', 'south'),
  (3, '李伟', '138-0001-1003', 'north'), (4, 'Maria Silva', '138-0001-1004', 'south'),
  (5, '陈静', '138-0001-1005', 'north');
INSERT INTO orders VALUES
  (1, 1, 'north', 120, NULL), (2, 2, 'south', 900, 'discount'), (3, 3, 'north', 640, 'discount'),
  (4, 1, 'north', 75, 'gift'), (5, 4, 'south', 310, NULL), (6, 3, 'north', 220, NULL);
INSERT INTO employees VALUES (1, 'Ann', 9100), (2, 'Bob', 5200);
