package org.caseaudit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dupdate.guide=true} to write the guide anew after a model has changed. */
class ProcessGuideTest {

    private static final Path GUIDE = Path.of("docs/process-guide.md");

    @Test
    void saysWhatTheModelsSay() throws IOException {
        String written = ProcessGuide.write();
        if (Boolean.getBoolean("update.guide")) {
            Files.writeString(GUIDE, written);
        }
        assertThat(GUIDE).as("run mvn test -Dtest=ProcessGuideTest -Dupdate.guide=true").content().isEqualTo(written);
    }
}
