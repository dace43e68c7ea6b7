package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Families keep the number they were given, whatever their references look like. */
class FamilyNumbersTest {

    @Property(tries = 200)
    void numbersAsAMapOfThemWould(@ForAll @Size(max = 300) List<String> references) {
        FamilyNumbers numbers = new FamilyNumbers();
        Map<String, Integer> expected = new HashMap<>();
        for (String reference : references) {
            expected.putIfAbsent(reference, expected.size());
            assertThat(numbers.of(reference)).isEqualTo(expected.get(reference));
        }
    }

    @Example
    void keepsTheNumbersOfManyFamilies() {
        FamilyNumbers numbers = new FamilyNumbers();
        for (int n = 0; n < 100_000; n++) {
            assertThat(numbers.of("FAM-" + n)).isEqualTo(n);
        }
        for (int n = 0; n < 100_000; n++) {
            assertThat(numbers.of("FAM-" + n)).isEqualTo(n);
        }
    }

    @Example
    void tellsReferencesApartWhoseHashesAreTheSame() {
        FamilyNumbers numbers = new FamilyNumbers();
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(List.of(numbers.of("Aa"), numbers.of("BB"), numbers.of("Aa"), numbers.of("BB")))
                .containsExactly(0, 1, 0, 1);
    }
}
