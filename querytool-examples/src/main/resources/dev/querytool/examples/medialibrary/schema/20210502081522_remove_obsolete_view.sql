DROP VIEW IF EXISTS userMetadata;
