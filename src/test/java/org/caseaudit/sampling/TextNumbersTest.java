package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.caseaudit.register.Utf8;

/** Texts keep the number they were given, and their order is that of their bytes, whatever they look like. */
class TextNumbersTest {

    @Property(tries = 200)
    void numbersAsAMapOfThemWould(@ForAll @Size(max = 300) List<String> references) {
        TextNumbers numbers = new TextNumbers();
        Map<Utf8, Integer> expected = new HashMap<>();
        for (Utf8 reference : references.stream().map(Utf8::of).toList()) {
            expected.putIfAbsent(reference, expected.size());
            assertThat(numbers.of(reference)).isEqualTo(expected.get(reference));
        }
    }

    @Example
    void keepsTheNumbersOfManyTexts() {
        TextNumbers numbers = new TextNumbers();
        for (int n = 0; n < 100_000; n++) {
            assertThat(numbers.of(Utf8.of("FAM-" + n))).isEqualTo(n);
        }
        for (int n = 0; n < 100_000; n++) {
            assertThat(numbers.of(Utf8.of("FAM-" + n))).isEqualTo(n);
        }
    }

    @Example
    void tellsTextsApartWhoseHashesAreTheSame() {
        TextNumbers numbers = new TextNumbers();
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(Stream.of("Aa", "BB", "Aa", "BB").map(text -> numbers.of(Utf8.of(text)))).containsExactly(0, 1, 0, 1);
    }

    @Property(tries = 300)
    void sortsByBytesInWhateverOrderTheyCome(@ForAll @Size(max = 300)
            List<@StringLength(max = 13) @CharRange(from = '-', to = '3') @Chars({'é', '€', 'ÿ'}) String> given) {
        List<String> distinct = given.stream().distinct().toList();
        Texts texts = new Texts();
        distinct.forEach(text -> texts.add(Utf8.of(text)));
        assertThat(Arrays.stream(texts.ascending()).mapToObj(place -> texts.get(place).toString()))
                .containsExactlyElementsOf(distinct.stream().sorted(Stratum.BY_BYTES).toList());
    }

    @Example
    void sortsWhatStandsThereTwice() {
        Texts texts = new Texts();
        List.of("CASE", "CASE-2", "CASE", "CASE-1", "").forEach(text -> texts.add(Utf8.of(text)));
        assertThat(Arrays.stream(texts.ascending()).mapToObj(place -> texts.get(place).toString()))
                .containsExactly("", "CASE", "CASE", "CASE-1", "CASE-2");
    }
}
