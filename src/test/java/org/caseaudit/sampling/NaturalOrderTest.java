package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values stand in the order in which people would write them down. */
class NaturalOrderTest {

    @Test
    void ordersByTheNumbersInsideAndPutsTheUnknownLast() {
        assertThat(Stream.of("", "16+", "5-10", "0-4", "11-15", "Under 1").sorted(NaturalOrder.OF_VALUES))
                .containsExactly("0-4", "5-10", "11-15", "16+", "Under 1", "");
        assertThat(Stream.of("Locality 10", "locality 9", "Locality 9", "Locality").sorted(NaturalOrder.OF_VALUES))
                .containsExactly("Locality", "Locality 9", "locality 9", "Locality 10");
    }
}
