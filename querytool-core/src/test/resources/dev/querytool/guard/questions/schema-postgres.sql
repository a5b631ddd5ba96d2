CREATE TYPE addr AS (street text, zip text)
CREATE TABLE shops (id integer PRIMARY KEY, place addr, flags bit(4), tags text[], open_hours tsrange, ip inet, ok boolean)
INSERT INTO shops VALUES (1, ROW('Rue 1','75001'), B'1010', '{a,b}', '[2024-01-01 08:00,2024-01-01 18:00)', '10.0.0.1', true), (2, ROW('Calle 2','28001'), B'0110', '{b,c}', '[2024-01-02 09:00,2024-01-02 12:00)', '10.0.1.7', NULL), (3, NULL, B'0000', '{}', NULL, NULL, false)
