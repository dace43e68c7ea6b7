package org.caseaudit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays every published audit: those of this project, and those of {@code -Dreplay.dir} as well. */
class ReplaysIT {

    private static final Path OWN = Path.of("src/test/resources/replays");
    private static final String MORE = System.getProperty("replay.dir", "");
    private static final String ONLY = System.getProperty("replay.only", "");

    @TestFactory
    Stream<DynamicTest> replays() throws IOException {
        List<Path> files = new ArrayList<>(filesIn(OWN));
        if (!MORE.isBlank()) {
            assertThat(Path.of(MORE)).as("replay.dir").isDirectory();
            files.addAll(filesIn(Path.of(MORE)));
        }
        return files.stream().filter(file -> file.getFileName().toString().contains(ONLY))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> replay(file)));
    }

    private static void replay(Path file) {
        Replay replay = ReplayFile.read(file);
        try (EngineReplayWorld world = new EngineReplayWorld(
                replay.starts().atTime(LocalTime.of(8, 0)).atZone(ReplayRun.ZONE).toInstant())) {
            new ReplayRun(file.getFileName().toString(), replay, world).run();
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
        }
    }
}
