DROP VIEW staticMetadata;
