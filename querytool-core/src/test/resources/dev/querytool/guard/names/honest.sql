SELECT id, name FROM customers
SELECT * FROM customers
SELECT c.* FROM customers c
SELECT c.*, o.total FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
SELECT customers.name FROM customers
SELECT main.customers.name FROM customers
SELECT name FROM main.customers
SELECT m.name FROM main.customers m
SELECT main.m.name FROM main.customers m
SELECT NAME, Region FROM CUSTOMERS
SELECT "name", [region], `email` FROM "customers"
SELECT C.name FROM customers c
SELECT id, rowid, oid, _rowid_ FROM customers
SELECT rowid FROM events
SELECT events.oid, ROWID FROM events
SELECT name AS n, region r FROM customers
SELECT name AS "full name" FROM customers ORDER BY "full name"
SELECT count(*) FROM orders
SELECT count(DISTINCT region) FROM customers
SELECT DISTINCT region FROM customers WHERE region IS NOT NULL
SELECT ALL region FROM customers
SELECT region, count(*) AS n FROM customers GROUP BY region HAVING count(*) > 1 ORDER BY n DESC
SELECT region AS r, count(*) FROM customers GROUP BY r
SELECT upper(region) AS r FROM customers WHERE r = 'EU'
SELECT upper(region) AS r, count(*) AS n FROM customers GROUP BY r HAVING n > 2 ORDER BY n, r
SELECT region, count(*) FROM customers GROUP BY 1 ORDER BY 2 DESC
SELECT name FROM customers ORDER BY region, created_at DESC
SELECT name FROM customers ORDER BY lower(name) COLLATE NOCASE
SELECT name AS x FROM customers ORDER BY x || region
SELECT name, region FROM customers ORDER BY 2, 1
SELECT name FROM customers ORDER BY name DESC NULLS LAST
SELECT name FROM customers LIMIT 5
SELECT name FROM customers LIMIT 5 OFFSET 10
SELECT name FROM customers LIMIT 10, 5
SELECT name FROM customers LIMIT (SELECT count(*) FROM categories)
SELECT name FROM customers WHERE region = 'EU' AND (email LIKE '%@x.org' OR email IS NULL)
SELECT name FROM customers WHERE region IN ('EU', 'US') AND id NOT IN (1, 2)
SELECT name FROM customers WHERE id BETWEEN 1 AND 10
SELECT name FROM customers WHERE NOT region = 'EU'
SELECT name FROM customers WHERE region IS NOT DISTINCT FROM 'EU'
SELECT name FROM customers WHERE email NOTNULL AND region ISNULL
SELECT name FROM customers WHERE (region, name) = ('EU', 'Bob')
SELECT name FROM customers WHERE (id, region) IN (SELECT customer_id, status FROM orders)
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > 50)
SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.status = 'paid')
SELECT name FROM customers c WHERE NOT EXISTS (SELECT * FROM orders WHERE customer_id = c.id)
SELECT name FROM customers WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = customers.id)
SELECT name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c
SELECT name, (SELECT max(total) FROM orders WHERE customer_id = customers.id) FROM customers
SELECT name FROM customers c WHERE (SELECT sum(total) FROM orders WHERE customer_id = c.id) > (SELECT avg(total) FROM orders)
SELECT name FROM products p WHERE price = (SELECT max(price) FROM products q WHERE q.category_id = p.category_id)
SELECT o.id FROM orders o WHERE o.total > (SELECT avg(i.price) FROM order_items i WHERE i.order_id = o.id AND i.quantity > (SELECT min(quantity) FROM order_items j WHERE j.order_id = o.id))
SELECT c.name, o.total FROM customers c, orders o WHERE c.id = o.customer_id
SELECT c.name, o.total FROM customers c JOIN orders o ON c.id = o.customer_id
SELECT c.name, o.total FROM customers c LEFT JOIN orders o ON c.id = o.customer_id AND o.status = 'paid'
SELECT c.name, o.total FROM customers c LEFT OUTER JOIN orders o ON c.id = o.customer_id WHERE o.id IS NULL
SELECT c.name, o.total FROM customers c RIGHT JOIN orders o ON c.id = o.customer_id
SELECT c.name, o.total FROM customers c FULL JOIN orders o ON c.id = o.customer_id
SELECT c.name, o.total FROM customers c FULL OUTER JOIN orders o ON c.id = o.customer_id
SELECT c.name, p.name FROM customers c CROSS JOIN products p
SELECT c.name, p.name FROM customers c INNER JOIN products p ON 1
SELECT name, status, total FROM customers JOIN orders USING (id)
SELECT id, customers.id, orders.id FROM customers JOIN orders USING (id)
SELECT * FROM customers JOIN orders USING (id, created_at)
SELECT * FROM products NATURAL JOIN categories
SELECT id, name, parent_id FROM products NATURAL JOIN categories
SELECT id FROM products FULL JOIN categories USING (id)
SELECT id FROM products RIGHT JOIN categories USING (id)
SELECT id, parent_id, region FROM products LEFT JOIN categories USING (id) LEFT JOIN customers USING (id)
SELECT c.name, o.id, i.quantity, p.name AS product FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id
SELECT c.name, sum(i.quantity * i.price) AS spent FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id GROUP BY c.id, c.name HAVING spent > 1000 ORDER BY spent DESC LIMIT 10
SELECT e.name, m.name AS manager FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
SELECT e.name, m.name, mm.name FROM employees e JOIN employees m ON m.id = e.manager_id JOIN employees mm ON mm.id = m.manager_id
SELECT a.name, b.name FROM categories a, categories b WHERE a.parent_id = b.id
SELECT customers.name FROM (customers)
SELECT x.name FROM (customers) x
SELECT c.name FROM (customers c)
SELECT c.name, o.total FROM (customers c JOIN orders o ON c.id = o.customer_id)
SELECT c.name, o.total, p.name FROM (customers c JOIN orders o ON c.id = o.customer_id) JOIN products p ON p.id = o.id
SELECT c.name, o.total FROM products p JOIN (customers c JOIN orders o ON c.id = o.customer_id) ON p.id = o.id
SELECT p.name, status FROM products p LEFT JOIN (orders JOIN order_items ON orders.id = order_id) ON product_id = p.id
SELECT * FROM products p LEFT JOIN (orders o JOIN order_items i ON o.id = i.order_id) ON i.product_id = p.id
SELECT t.n FROM (SELECT count(*) AS n FROM orders) t
SELECT n FROM (SELECT count(*) AS n FROM orders)
SELECT r, n FROM (SELECT region AS r, count(*) AS n FROM customers GROUP BY region) AS s WHERE n > 1
SELECT s.* FROM (SELECT id, name FROM customers) AS s
SELECT * FROM (SELECT * FROM (SELECT * FROM customers))
SELECT name FROM (SELECT name FROM customers UNION SELECT name FROM products)
SELECT "count(*)" FROM (SELECT count(*) FROM orders)
SELECT id FROM (SELECT o.id, c.id FROM orders o JOIN customers c ON o.customer_id = c.id)
SELECT * FROM (SELECT o.id, c.id FROM orders o JOIN customers c ON o.customer_id = c.id)
SELECT "id:1" FROM (SELECT o.id, c.id FROM orders o JOIN customers c ON o.customer_id = c.id)
SELECT a.n, b.n FROM (SELECT count(*) n FROM orders) a, (SELECT count(*) n FROM customers) b
SELECT c.name, t.total FROM customers c JOIN (SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id) t ON t.customer_id = c.id
SELECT avg(n) FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id)
WITH paid AS (SELECT * FROM orders WHERE status = 'paid') SELECT count(*) FROM paid
WITH paid AS (SELECT id, total FROM orders WHERE status = 'paid') SELECT p.id, p.total FROM paid p
WITH paid(i, t) AS (SELECT id, total FROM orders WHERE status = 'paid') SELECT i, t FROM paid WHERE t > 5
WITH a AS (SELECT id FROM customers), b AS (SELECT id FROM a) SELECT id FROM b
WITH a AS (SELECT id FROM customers), b AS (SELECT id FROM a WHERE id > 1) SELECT a.id, b.id FROM a JOIN b ON a.id = b.id
WITH b AS (SELECT id FROM a), a AS (SELECT id FROM customers) SELECT id FROM b
WITH orders AS (SELECT * FROM main.orders WHERE status = 'paid') SELECT count(*), max(total) FROM orders
WITH customers AS (SELECT 1 AS id, 'x' AS name) SELECT name FROM customers
WITH customers AS (SELECT 1 AS id, 'x' AS nick) SELECT nick, (SELECT name FROM main.customers LIMIT 1) FROM customers
WITH t AS (SELECT region, count(*) AS n FROM customers GROUP BY region), u AS (SELECT max(n) AS m FROM t) SELECT t.region FROM t, u WHERE t.n = u.m
WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 10) SELECT n FROM up
WITH up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 10) SELECT sum(n) AS s FROM up
WITH RECURSIVE tree(id, name, depth) AS (SELECT id, name, 0 FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.name, tree.depth + 1 FROM categories c JOIN tree ON c.parent_id = tree.id) SELECT name, depth FROM tree ORDER BY depth, name
WITH RECURSIVE chain AS (SELECT id, manager_id, name FROM employees WHERE id = 7 UNION SELECT e.id, e.manager_id, e.name FROM employees e, chain WHERE e.id = chain.manager_id) SELECT name FROM chain
WITH RECURSIVE days(d) AS (SELECT date('2026-01-01') UNION ALL SELECT date(d, '+1 day') FROM days WHERE d < '2026-01-31') SELECT d, count(o.id) FROM days LEFT JOIN orders o ON date(o.created_at) = d GROUP BY d
WITH a AS MATERIALIZED (SELECT id FROM customers) SELECT id FROM a
WITH a AS NOT MATERIALIZED (SELECT id FROM customers) SELECT id FROM a
SELECT name FROM customers WHERE id IN (WITH big AS (SELECT customer_id FROM orders WHERE total > 100) SELECT customer_id FROM big)
SELECT * FROM (WITH x AS (SELECT name FROM products) SELECT name FROM x) y
SELECT (WITH x AS (SELECT c.name AS n) SELECT n FROM x) AS n FROM customers c
WITH x AS (WITH y AS (SELECT id FROM orders) SELECT id FROM y) SELECT id FROM x
WITH x(a) AS (VALUES (1), (2)) SELECT a FROM x
VALUES (1, 2), (3, 4)
VALUES (1)
SELECT * FROM (VALUES (1, 'a'), (2, 'b'))
SELECT column1, v.column2 FROM (VALUES (1, 'a'), (2, 'b')) AS v
SELECT name FROM customers UNION SELECT name FROM products
SELECT name FROM customers UNION ALL SELECT name FROM products ORDER BY name
SELECT name AS n FROM customers UNION SELECT name FROM products ORDER BY n DESC LIMIT 3
SELECT name FROM customers INTERSECT SELECT name FROM products
SELECT name FROM customers EXCEPT SELECT name FROM products ORDER BY 1
SELECT id, name FROM customers UNION SELECT id, name FROM products UNION ALL SELECT id, name FROM employees ORDER BY 2, 1
SELECT customers.name FROM customers UNION SELECT products.name FROM products ORDER BY customers.name
SELECT name FROM customers UNION SELECT title FROM docs ORDER BY title
SELECT 1, 'x' UNION SELECT 2, 'y'
SELECT name FROM customers UNION VALUES ('nobody')
SELECT 1
SELECT 1 AS one, 'x' AS "a b", NULL
SELECT 1 WHERE 1 = 1
SELECT date('now'), current_timestamp, current_date
SELECT CASE WHEN total > 100 THEN 'big' WHEN total > 10 THEN 'middle' ELSE status END AS size FROM orders
SELECT CASE status WHEN 'paid' THEN total ELSE 0 END FROM orders
SELECT CAST(total AS INTEGER) AS t, CAST(id AS TEXT) FROM orders
SELECT CAST(total AS DECIMAL(10, 2)) FROM orders
SELECT -total, +total, ~id FROM orders
SELECT total * 1.1 + 2 - id % 3 / 2 FROM orders
SELECT name || ' <' || email || '>' AS who FROM customers
SELECT id << 2 | 1 & 3 FROM orders
SELECT total > 5 AND status = 'paid' OR note IS NULL FROM orders
SELECT status IS TRUE, note IS NOT FALSE FROM orders
SELECT true, false, null
SELECT iif(total > 5, status, note), nullif(status, note), coalesce(note, status, 'x'), ifnull(note, '') FROM orders
SELECT substr(name, 1, 3), replace(name, 'a', 'b'), instr(name, 'x'), length(name), upper(name), lower(region), trim(name) FROM customers
SELECT strftime('%Y-%m', created_at) AS month, sum(total) FROM orders GROUP BY month ORDER BY month
SELECT strftime('%Y-%m', created_at) AS month, sum(total) AS s FROM orders GROUP BY strftime('%Y-%m', created_at)
SELECT group_concat(name, ', ') FROM customers
SELECT group_concat(name, ', ' ORDER BY region) FROM customers
SELECT group_concat(DISTINCT region) FROM customers
SELECT string_agg(name, ';') FROM customers
SELECT count(*) FILTER (WHERE status = 'paid'), sum(total) FILTER (WHERE total > 0) FROM orders
SELECT min(total), max(total), avg(total), sum(total), total(total) FROM orders
SELECT max(id, customer_id) FROM orders
SELECT name, row_number() OVER (ORDER BY created_at) AS rn FROM customers
SELECT name, rank() OVER (PARTITION BY region ORDER BY created_at DESC) FROM customers
SELECT id, sum(total) OVER (PARTITION BY customer_id ORDER BY created_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running FROM orders
SELECT id, avg(total) OVER (ORDER BY created_at ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) FROM orders
SELECT id, lag(total, 1, 0) OVER (ORDER BY created_at), lead(total) OVER (ORDER BY created_at) FROM orders
SELECT id, first_value(total) OVER (PARTITION BY customer_id ORDER BY created_at) FROM orders
SELECT id, sum(total) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY created_at)
SELECT id, count(*) OVER () FROM orders
SELECT id, ntile(4) OVER (ORDER BY total), percent_rank() OVER (ORDER BY total) FROM orders
SELECT id, count(*) FILTER (WHERE status = 'paid') OVER (PARTITION BY customer_id) FROM orders
SELECT * FROM (SELECT name, region, row_number() OVER (PARTITION BY region ORDER BY id) AS rn FROM customers) WHERE rn = 1
SELECT region, count(*) * 100.0 / sum(count(*)) OVER () FROM customers GROUP BY region
SELECT json_extract(attributes, '$.color') FROM products
SELECT attributes ->> '$.color' AS color, attributes -> '$.size' FROM products
SELECT p.name, e.key, e.value FROM products p, json_each(p.attributes) e
SELECT p.name, json_each.value FROM products p, json_each(p.attributes)
SELECT p.name, e.value FROM products p JOIN json_each(p.attributes, '$.tags') AS e WHERE e.value = 'new'
SELECT key, value, type, atom, fullkey, path FROM json_tree('{"a":1}')
SELECT e.* FROM json_each('[1,2]') e
SELECT name FROM products WHERE EXISTS (SELECT 1 FROM json_each(products.attributes) WHERE value = 'red')
SELECT json_object('id', id, 'name', name), json_array(id, name) FROM customers
SELECT json_group_array(name), json_group_object(id, name) FROM customers
SELECT title FROM docs WHERE body LIKE '%x%'
SELECT rowid, title FROM docs ORDER BY rank
SELECT * FROM docs WHERE docs = 'hello'
SELECT d.title, d.rank FROM docs d WHERE d.docs = 'x'
SELECT * FROM big_orders
SELECT id, total FROM big_orders WHERE status = 'paid'
SELECT b.total FROM big_orders b JOIN customers c ON c.id = b.customer_id
SELECT customer, sum(total) FROM order_summary GROUP BY customer
SELECT s.customer FROM order_summary s WHERE s.order_id IN (SELECT id FROM big_orders)
SELECT "姓名", "总额" FROM "销售额" ORDER BY "总额" DESC
SELECT 姓名 FROM 客户
SELECT 客户.姓名, 城市 FROM 客户 WHERE 城市 = '北京'
SELECT k.姓名 AS 名字, sum(d.金额) AS 合计 FROM 客户 k JOIN 订单 d ON d.客户编号 = k.编号 GROUP BY k.姓名 ORDER BY 合计 DESC
SELECT 城市, count(*) AS 人数 FROM 客户 GROUP BY 城市 HAVING 人数 > 1
WITH 大单 AS (SELECT 客户编号, 金额 FROM 订单 WHERE 金额 > 100) SELECT 姓名 FROM 客户 JOIN 大单 ON 客户编号 = 编号
SELECT "a b", "x""y", "order" FROM "odd table"
SELECT o."a b", o."select" FROM "odd table" o WHERE o."order" > 1 ORDER BY o."order"
SELECT "𠮷" FROM "odd table"
SELECT '𠮷', "𠮷", '😀' AS "😀", "a b" FROM "odd table" WHERE "𠮷" = '😀' ORDER BY "😀"
SELECT * FROM "odd table"
SELECT id, fullname, SCORE FROM mixedcase
SELECT Id, m.FULLNAME FROM MIXEDCASE AS m WHERE M.ID > 1
SELECT * FROM MixedCase
SELECT key, value FROM settings
SELECT value FROM settings WHERE key = 'theme'
SELECT ts, kind FROM events WHERE kind IN ('a', 'b') ORDER BY ts DESC LIMIT 100
SELECT kind, count(*), min(ts), max(ts) FROM events GROUP BY kind
SELECT payload ->> 'user' AS user, count(*) FROM events GROUP BY user
SELECT name FROM customers WHERE region = :region
SELECT name FROM customers WHERE created_at >= :since AND id IN (:a, :b)
SELECT name FROM customers c WHERE id IN (SELECT customer_id FROM orders o WHERE EXISTS (SELECT 1 FROM order_items i WHERE i.order_id = o.id AND i.price > c.id))
SELECT c.name FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o GROUP BY o.customer_id HAVING count(*) > (SELECT count(*) FROM orders x WHERE x.customer_id = c.id) - 1)
SELECT name FROM customers ORDER BY (SELECT count(*) FROM orders WHERE customer_id = customers.id) DESC
SELECT name, region FROM customers GROUP BY region
SELECT c.region, o.status, count(*) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.region, o.status
SELECT count(*) FROM (SELECT DISTINCT customer_id FROM orders)
SELECT o1.id FROM orders o1 JOIN orders o2 ON o1.customer_id = o2.customer_id AND o1.id < o2.id
SELECT department, avg(salary) FROM employees GROUP BY department HAVING avg(salary) > (SELECT avg(salary) FROM employees)
SELECT name FROM employees WHERE salary = (SELECT max(salary) FROM employees) OR department = 'IT'
SELECT name AS department, department AS name FROM employees WHERE name = 'Bob'
SELECT name, salary * 12 AS yearly FROM employees WHERE yearly > 1000 ORDER BY yearly DESC
SELECT abs(salary) AS salary FROM employees ORDER BY salary
SELECT id AS a, name AS b FROM customers WHERE a > 5 AND b LIKE 'x%'
SELECT p.name, c.name FROM products p JOIN categories c ON c.id = p.category_id WHERE c.name = 'Books'
SELECT name FROM products WHERE category_id IN (SELECT id FROM categories WHERE parent_id = (SELECT id FROM categories WHERE name = 'Media'))
SELECT c.name, count(p.id) AS n FROM categories c LEFT JOIN products p ON p.category_id = c.id GROUP BY c.id ORDER BY n DESC, c.name
SELECT x.a, x.b FROM (SELECT id AS a, name AS b FROM customers) AS x JOIN (SELECT id AS a FROM orders) AS y ON x.a = y.a
SELECT x.A FROM (SELECT id AS a FROM customers) X
SELECT (((name))) FROM customers
SELECT customers . name FROM customers
SELECT name COLLATE NOCASE FROM customers
SELECT name collate nocase AS n FROM customers ORDER BY n
SELECT * FROM customers c, orders o, products p WHERE c.id = o.customer_id AND p.id = o.id
SELECT o.*, c.name FROM orders o, customers c WHERE o.customer_id = c.id
SELECT count(c.id), count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
SELECT * FROM customers NATURAL LEFT JOIN orders
SELECT created_at FROM customers NATURAL JOIN orders
SELECT * FROM (SELECT id, name FROM customers) a NATURAL JOIN (SELECT id, total FROM orders) b
SELECT exists(SELECT 1 FROM orders WHERE total > 10) AS any_big
SELECT (SELECT name FROM customers WHERE id = 1), (SELECT count(*) FROM orders)
SELECT name, count(*) AS n FROM customers WHERE region IS NOT NULL GROUP BY name ORDER BY n DESC LIMIT 10
SELECT x.id, x.name FROM customers AS x WHERE x.region > (SELECT avg(y.region) FROM customers AS y WHERE y.name = x.name)
WITH ranked AS (SELECT id AS k, name AS g, row_number() OVER (PARTITION BY name ORDER BY region DESC) AS rn FROM customers) SELECT k, g FROM ranked WHERE rn <= 3
SELECT id FROM customers UNION ALL SELECT region FROM customers ORDER BY id
SELECT d.k, d.n FROM (SELECT name AS k, count(DISTINCT id) AS n FROM customers GROUP BY name) d WHERE d.n > 1
SELECT status, count(*) AS n FROM orders WHERE total IS NOT NULL GROUP BY status ORDER BY n DESC LIMIT 10
SELECT x.id, x.status FROM orders AS x WHERE x.total > (SELECT avg(y.total) FROM orders AS y WHERE y.status = x.status)
WITH ranked AS (SELECT id AS k, status AS g, row_number() OVER (PARTITION BY status ORDER BY total DESC) AS rn FROM orders) SELECT k, g FROM ranked WHERE rn <= 3
SELECT id FROM orders UNION ALL SELECT total FROM orders ORDER BY id
SELECT d.k, d.n FROM (SELECT status AS k, count(DISTINCT id) AS n FROM orders GROUP BY status) d WHERE d.n > 1
SELECT name, count(*) AS n FROM products WHERE price IS NOT NULL GROUP BY name ORDER BY n DESC LIMIT 10
SELECT x.id, x.name FROM products AS x WHERE x.price > (SELECT avg(y.price) FROM products AS y WHERE y.name = x.name)
WITH ranked AS (SELECT id AS k, name AS g, row_number() OVER (PARTITION BY name ORDER BY price DESC) AS rn FROM products) SELECT k, g FROM ranked WHERE rn <= 3
SELECT id FROM products UNION ALL SELECT price FROM products ORDER BY id
SELECT d.k, d.n FROM (SELECT name AS k, count(DISTINCT id) AS n FROM products GROUP BY name) d WHERE d.n > 1
SELECT name, count(*) AS n FROM categories WHERE parent_id IS NOT NULL GROUP BY name ORDER BY n DESC LIMIT 10
SELECT x.id, x.name FROM categories AS x WHERE x.parent_id > (SELECT avg(y.parent_id) FROM categories AS y WHERE y.name = x.name)
WITH ranked AS (SELECT id AS k, name AS g, row_number() OVER (PARTITION BY name ORDER BY parent_id DESC) AS rn FROM categories) SELECT k, g FROM ranked WHERE rn <= 3
SELECT id FROM categories UNION ALL SELECT parent_id FROM categories ORDER BY id
SELECT d.k, d.n FROM (SELECT name AS k, count(DISTINCT id) AS n FROM categories GROUP BY name) d WHERE d.n > 1
SELECT department, count(*) AS n FROM employees WHERE salary IS NOT NULL GROUP BY department ORDER BY n DESC LIMIT 10
SELECT x.id, x.department FROM employees AS x WHERE x.salary > (SELECT avg(y.salary) FROM employees AS y WHERE y.department = x.department)
WITH ranked AS (SELECT id AS k, department AS g, row_number() OVER (PARTITION BY department ORDER BY salary DESC) AS rn FROM employees) SELECT k, g FROM ranked WHERE rn <= 3
SELECT id FROM employees UNION ALL SELECT salary FROM employees ORDER BY id
SELECT d.k, d.n FROM (SELECT department AS k, count(DISTINCT id) AS n FROM employees GROUP BY department) d WHERE d.n > 1
SELECT kind, count(*) AS n FROM events WHERE payload IS NOT NULL GROUP BY kind ORDER BY n DESC LIMIT 10
SELECT x.ts, x.kind FROM events AS x WHERE x.payload > (SELECT avg(y.payload) FROM events AS y WHERE y.kind = x.kind)
WITH ranked AS (SELECT ts AS k, kind AS g, row_number() OVER (PARTITION BY kind ORDER BY payload DESC) AS rn FROM events) SELECT k, g FROM ranked WHERE rn <= 3
SELECT ts FROM events UNION ALL SELECT payload FROM events ORDER BY ts
SELECT d.k, d.n FROM (SELECT kind AS k, count(DISTINCT ts) AS n FROM events GROUP BY kind) d WHERE d.n > 1
SELECT product_id, count(*) AS n FROM order_items WHERE quantity IS NOT NULL GROUP BY product_id ORDER BY n DESC LIMIT 10
SELECT x.order_id, x.product_id FROM order_items AS x WHERE x.quantity > (SELECT avg(y.quantity) FROM order_items AS y WHERE y.product_id = x.product_id)
WITH ranked AS (SELECT order_id AS k, product_id AS g, row_number() OVER (PARTITION BY product_id ORDER BY quantity DESC) AS rn FROM order_items) SELECT k, g FROM ranked WHERE rn <= 3
SELECT order_id FROM order_items UNION ALL SELECT quantity FROM order_items ORDER BY order_id
SELECT d.k, d.n FROM (SELECT product_id AS k, count(DISTINCT order_id) AS n FROM order_items GROUP BY product_id) d WHERE d.n > 1
SELECT "姓名", count(*) AS n FROM "客户" WHERE "城市" IS NOT NULL GROUP BY "姓名" ORDER BY n DESC LIMIT 10
SELECT x."编号", x."姓名" FROM "客户" AS x WHERE x."城市" > (SELECT avg(y."城市") FROM "客户" AS y WHERE y."姓名" = x."姓名")
WITH ranked AS (SELECT "编号" AS k, "姓名" AS g, row_number() OVER (PARTITION BY "姓名" ORDER BY "城市" DESC) AS rn FROM "客户") SELECT k, g FROM ranked WHERE rn <= 3
SELECT "编号" FROM "客户" UNION ALL SELECT "城市" FROM "客户" ORDER BY "编号"
SELECT d.k, d.n FROM (SELECT "姓名" AS k, count(DISTINCT "编号") AS n FROM "客户" GROUP BY "姓名") d WHERE d.n > 1
SELECT "客户编号", count(*) AS n FROM "订单" WHERE "金额" IS NOT NULL GROUP BY "客户编号" ORDER BY n DESC LIMIT 10
SELECT x."编号", x."客户编号" FROM "订单" AS x WHERE x."金额" > (SELECT avg(y."金额") FROM "订单" AS y WHERE y."客户编号" = x."客户编号")
WITH ranked AS (SELECT "编号" AS k, "客户编号" AS g, row_number() OVER (PARTITION BY "客户编号" ORDER BY "金额" DESC) AS rn FROM "订单") SELECT k, g FROM ranked WHERE rn <= 3
SELECT "编号" FROM "订单" UNION ALL SELECT "金额" FROM "订单" ORDER BY "编号"
SELECT d.k, d.n FROM (SELECT "客户编号" AS k, count(DISTINCT "编号") AS n FROM "订单" GROUP BY "客户编号") d WHERE d.n > 1
