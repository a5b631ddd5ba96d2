-- How a server is reached is chosen by the application, never by a url, and must be the same in the
-- next process: a connection that was to be encrypted may not go on in plain text. A file and an
-- application's own data source have no such choice. The certificates are those of authorities,
-- which are public.

ALTER TABLE connections ADD COLUMN tls_mode TEXT
  CHECK (tls_mode IN ('OFF', 'IF_OFFERED', 'ENCRYPTED', 'VERIFY_FULL'));

ALTER TABLE connections ADD COLUMN tls_ca_pem TEXT
  CHECK (tls_ca_pem IS NULL OR tls_mode IS 'VERIFY_FULL');
