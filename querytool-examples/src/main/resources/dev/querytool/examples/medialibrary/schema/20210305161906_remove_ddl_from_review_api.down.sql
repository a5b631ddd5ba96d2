DROP VIEW userMetadata;
