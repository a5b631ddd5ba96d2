/**
 * Shows queries and translations to Micrometer, in the names of OpenTelemetry. Needs {@code
 * io.micrometer:micrometer-observation} on the class path, which nothing else here does. Begin with
 * {@link dev.querytool.observation.MicrometerObserver}.
 */
@NullMarked
package dev.querytool.observation;

import org.jspecify.annotations.NullMarked;
