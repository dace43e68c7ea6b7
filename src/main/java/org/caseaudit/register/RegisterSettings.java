package org.caseaudit.register;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How register extracts come in.
 *
 * @param folder        where an extract is, nameless, until it is imported; by default the system's temporary files
 * @param largestUpload a million cases take about 200 MB
 */
@ConfigurationProperties("case-audit.register")
public record RegisterSettings(Path folder, @DefaultValue("256MB") DataSize largestUpload) {

    public RegisterSettings {
        folder = folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    }
}
