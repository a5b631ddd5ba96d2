unknown-table | SELECT id FROM custmers
unknown-table | SELECT id FROM customer
unknown-table | SELECT id FROM main.custmers
unknown-table | SELECT id FROM other.customers
unknown-table | SELECT id FROM temp.customers
unknown-table | SELECT id FROM customers JOIN ordrs ON 1
unknown-table | SELECT id FROM customers, nowhere
unknown-table | SELECT id FROM (SELECT id FROM nowhere)
unknown-table | SELECT id FROM customers WHERE id IN (SELECT id FROM nowhere)
unknown-table | SELECT (SELECT id FROM nowhere) FROM customers
unknown-table | WITH a AS (SELECT id FROM nowhere) SELECT id FROM a
unknown-table | WITH a AS (SELECT id FROM customers) SELECT id FROM main.a
unknown-table | SELECT id FROM customers WHERE id IN (WITH a AS (SELECT 1 AS id) SELECT id FROM a) AND id IN (SELECT id FROM a)
unknown-table | SELECT id FROM customers UNION SELECT id FROM nowhere
unknown-table | SELECT x.* FROM customers c
unknown-table | SELECT customers.* FROM customers c
unknown-table | SELECT *
unknown-table | SELECT 姓名 FROM 顾客
unknown-table | SELECT 姓名 FROM 客 户
unknown-table | SELECT * FROM (customers JOIN nowhere)
unknown-table | SELECT a FROM ÇUSTOMERS
unknown-table | SELECT a FROM customerſ
unknown-column | SELECT nme FROM customers
unknown-column | SELECT customers.nme FROM customers
unknown-column | SELECT c.nme FROM customers c
unknown-column | SELECT customers.name FROM customers c
unknown-column | SELECT x.name FROM customers c
unknown-column | SELECT other.customers.name FROM customers
unknown-column | SELECT main.c2.name FROM customers c
unknown-column | SELECT name FROM customers WHERE nme = 'x'
unknown-column | SELECT name FROM customers c JOIN orders o ON o.customer = c.id
unknown-column | SELECT name FROM customers JOIN orders USING (nme)
unknown-column | SELECT name FROM customers JOIN orders USING (name)
unknown-column | SELECT name FROM customers JOIN orders USING (status)
unknown-column | SELECT count(*) FROM customers GROUP BY nme
unknown-column | SELECT region FROM customers GROUP BY region HAVING max(nme) > 1
unknown-column | SELECT name FROM customers ORDER BY nme
unknown-column | SELECT name FROM customers ORDER BY 2
unknown-column | SELECT name FROM customers ORDER BY 0
unknown-column | SELECT name FROM customers GROUP BY 3
unknown-column | SELECT name FROM customers LIMIT id
unknown-column | SELECT name FROM customers LIMIT (SELECT name)
unknown-column | SELECT sum(nme) OVER (ORDER BY id) FROM customers
unknown-column | SELECT sum(id) OVER (ORDER BY nme) FROM customers
unknown-column | SELECT sum(id) OVER (PARTITION BY nme) FROM customers
unknown-column | SELECT sum(id) OVER w FROM customers WINDOW w AS (ORDER BY nme)
unknown-column | SELECT name AS n, sum(id) OVER (ORDER BY n) FROM customers
unknown-column | SELECT count(*) FILTER (WHERE nme = 'x') FROM customers
unknown-column | SELECT group_concat(name ORDER BY nme) FROM customers
unknown-column | SELECT CASE WHEN nme = 1 THEN 2 END FROM customers
unknown-column | SELECT CAST(nme AS TEXT) FROM customers
unknown-column | SELECT name AS n, n || 'x' FROM customers
unknown-column | SELECT name AS n, (SELECT n) FROM customers
unknown-column | SELECT id FROM (SELECT name FROM customers)
unknown-column | SELECT d.id FROM (SELECT name FROM customers) d
unknown-column | SELECT rowid FROM (SELECT name FROM customers)
unknown-column | SELECT rowid FROM big_orders
unknown-column | SELECT rowid FROM order_items
unknown-column | SELECT oid FROM settings
unknown-column | WITH a AS (SELECT rowid AS r FROM events) SELECT rowid FROM a
unknown-column | WITH a(x) AS (SELECT id FROM customers) SELECT id FROM a
unknown-column | WITH a AS (SELECT id FROM customers) SELECT a.name FROM a
unknown-column | WITH a AS (SELECT 1 AS id) SELECT main.a.id FROM a
unknown-column | SELECT * FROM (SELECT c.id) d, customers c
unknown-column | SELECT c.name FROM customers c, (SELECT total FROM orders WHERE customer_id = c.id) o
unknown-column | SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE region2 = 'x')
unknown-column | SELECT o.id FROM customers WHERE EXISTS (SELECT 1 FROM orders o)
unknown-column | SELECT name FROM customers UNION SELECT nme FROM products
unknown-column | SELECT name FROM customers UNION SELECT name FROM products ORDER BY price
unknown-column | SELECT name FROM customers UNION SELECT name FROM products ORDER BY 2
unknown-column | SELECT x.name FROM products JOIN (customers AS x) ON 1
unknown-column | SELECT column3 FROM (VALUES (1, 2))
unknown-column | SELECT e.val FROM json_each('[]') e
unknown-column | SELECT e.value FROM json_each(nme) e, products
unknown-column | SELECT 姓 FROM 客户
unknown-column | SELECT k.名 FROM 客户 k
unknown-column | SELECT ÎD FROM customers
unknown-column | SELECT title FROM docs WHERE documents = 'x'
unknown-column | SELECT d.rank FROM customers d
unknown-column | VALUES (name)
unknown-column | SELECT id
unknown-column | SELECT a->nme FROM (SELECT attributes AS a FROM products)
unknown-column | SELECT (nme, 1) = (1, 2) FROM customers
unknown-column | SELECT name FROM customers WHERE id BETWEEN 1 AND nme
unknown-column | SELECT name FROM customers WHERE name LIKE 'a' ESCAPE nme
ambiguous-column | SELECT id FROM customers, orders
ambiguous-column | SELECT created_at FROM customers c JOIN orders o ON o.customer_id = c.id
ambiguous-column | SELECT c.name FROM customers c JOIN orders o ON o.customer_id = id
ambiguous-column | SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE created_at > '2026'
ambiguous-column | SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id ORDER BY created_at
ambiguous-column | SELECT c.id FROM customers c JOIN orders o ON o.customer_id = c.id ORDER BY id
ambiguous-column | SELECT count(*) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY id
ambiguous-column | SELECT created_at FROM customers JOIN orders USING (id)
ambiguous-column | SELECT rowid FROM customers, orders
ambiguous-column | SELECT name FROM employees a, employees b
ambiguous-column | SELECT a.name FROM employees a, customers a
ambiguous-column | SELECT id FROM customers WHERE EXISTS (SELECT id FROM orders, products)
ambiguous-column | SELECT n FROM (SELECT 1 AS n) a, (SELECT 2 AS n) b
ambiguous-column | WITH a AS (SELECT 1 AS n) SELECT n FROM a x, a y
ambiguous-column | SELECT id FROM products JOIN categories USING (name)
ambiguous-column | SELECT id FROM customers RIGHT JOIN orders USING (id) JOIN products ON 1
common-table | WITH a AS (SELECT 1), A AS (SELECT 2) SELECT * FROM a
common-table | WITH customers AS (SELECT * FROM customers) SELECT * FROM customers
common-table | WITH a AS (SELECT * FROM b), b AS (SELECT * FROM a) SELECT * FROM a
common-table | WITH a AS (SELECT * FROM a UNION SELECT 1) SELECT * FROM a
column-count | WITH a(x, y) AS (SELECT 1) SELECT * FROM a
column-count | SELECT id FROM customers UNION SELECT id, name FROM products
