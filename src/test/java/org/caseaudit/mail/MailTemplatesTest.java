package org.caseaudit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caseaudit.chasing.OverdueMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every mail of every feature: its template renders, whatever its values hold, and says what a mail must say. */
class MailTemplatesTest {

    private static final String LINK = "https://audits.test/camunda/app/tasklist/default/#/?task=4f1c-22";
    private static final LocalDate DATE = LocalDate.of(2016, 9, 14);
    private static final String POISON = "Q<script>alert(1)</script>[(${link})]\r\nBcc: eve@evil.test\r\n\r\nhttps://evil.test/";

    private final MailRenderer renderer = new MailRenderer();

    static Stream<Class<?>> mails() throws Exception {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(MailContent.class));
        return scanner.findCandidateComponents("org.caseaudit").stream()
                .map(BeanDefinition::getBeanClassName)
                .sorted()
                .<Class<?>>map(MailTemplatesTest::load)
                .filter(type -> type.getEnclosingClass() == null);
    }

    @Test
    void everyTemplateHasItsRecordAndEveryRecordItsTemplate() throws Exception {
        Set<String> records = new TreeSet<>(Set.of(MailRenderer.SEVERAL));
        mails().map(MailRenderer::template).forEach(records::add);

        assertThat(templates()).isNotEmpty().isEqualTo(records);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void rendersWhateverItsValuesHold(Class<?> type) throws Exception {
        RenderedMail mail = renderer.render(content(type, POISON, 3));

        assertThat(mail.subject()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        assertThat(renderer.text(mail)).doesNotContainPattern("(?m)^(Bcc:|https://evil)");
        // A value stands as it is, and nothing of the template is left.
        String oneLine = MailRenderer.oneLine(POISON);
        assertThat(renderer.text(mail)).contains(oneLine);
        assertThat((renderer.text(mail) + mail.line()).replace(oneLine, "")).doesNotContain("[(", "[#", "[/", "${");
        assertThat(renderer.html(mail)).doesNotContain("<script", "href=\"https://evil", " th:");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void standsAmongSeveralWhateverItsValuesHold(Class<?> type) throws Exception {
        RenderedMail mail = renderer.render(content(type, POISON, 3));
        if (mail.line() == null) {
            return;
        }
        assertThat(template("several").lines().findFirst().orElseThrow().replace("Order: ", "").split(", "))
                .as("headings in the order of several.txt").contains(mail.heading());
        RenderedMail several = renderer.renderSeveral(POISON, List.of(item(mail), item(mail)));

        String oneLine = MailRenderer.oneLine(POISON);
        assertThat(several.subject()).isEqualTo(mail.heading() + ": 2 pieces of work for case audits");
        assertThat(renderer.text(several)).contains("\n\n" + mail.heading() + ":\n\n- " + mail.line() + "\n- ")
                .doesNotContainPattern("(?m)^(Bcc:|https://evil)").doesNotContain("\n\n\n");
        assertThat(renderer.text(several).replace(oneLine, "")).doesNotContain("[(", "[#", "[/", "${");
        assertThat(renderer.html(several)).doesNotContain("<script", "href=\"https://evil", " th:")
                .contains("href=\"https://audits.test/");
    }

    private static MailItem item(RenderedMail mail) {
        return new MailItem(1, "key", "dana", "auditor", mail.template(), "2026-DA-1", mail.subject(), mail.heading(),
                mail.line(), mail.body(), mail.link(), null, "Police", null, Instant.EPOCH, Instant.EPOCH);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void rendersWithValuesMissing(Class<?> type) throws Exception {
        assertThat(renderer.text(renderer.render(content(type, null, 0)))).doesNotContain("null");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void endsInALinkOfItsOwnLine(Class<?> type) throws Exception {
        assertThat(source(type).stripTrailing()).endsWith("\n\n[(${link})]");

        RenderedMail mail = renderer.render(content(type, "Police", 1));
        assertThat(renderer.text(mail)).contains("\n\n" + LINK + "\n\n-- \n");
        assertThat(renderer.html(mail)).contains("href=\"https://audits.test/");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void statesEveryDateInFull(Class<?> type) throws Exception {
        RenderedMail mail = renderer.render(content(type, "Police", 1));

        if (Arrays.stream(type.getRecordComponents()).anyMatch(component -> component.getType() == LocalDate.class)) {
            assertThat(renderer.text(mail)).contains("14 September 2016");
            assertThat(renderer.html(mail)).contains("14 September 2016");
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void holdsReferencesDatesAndNumbersOnly(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(component.getType()).isIn(String.class, LocalDate.class, int.class);
            assertThat(component.getName())
                    .doesNotContainPattern("(?i)child|famil|birth|answer|judgement|theme|summary|detail");
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void staysShortEnoughToBeRead(Class<?> type) throws Exception {
        List<String> lines = source(type).lines().skip(1)
                .filter(line -> !line.isBlank() && !line.matches("(Heading|Line): .*")).toList();

        assertThat(lines).hasSizeBetween(4, 14);
        assertThat(source(type).lines().findFirst().orElseThrow()).startsWith("Subject: ");
    }

    @Test
    void countsOneWorkingDayAsOne() {
        assertThat(renderer.render(overdue(1, LINK)).body()).contains(", 1 working day ago");
        assertThat(renderer.render(overdue(2, LINK)).body()).contains(", 2 working days ago");
        assertThat(renderer.render(overdue(0, LINK)).body()).doesNotContain("ago");
    }

    @Test
    void refusesLinksThatAreNotWebAddresses() {
        assertThatThrownBy(() -> renderer.render(overdue(1, "javascript:alert(1)"))).hasMessageContaining("http");
        assertThatThrownBy(() -> renderer.render(overdue(1, null))).hasMessageContaining("http");
        assertThatThrownBy(() -> renderer.render(overdue(1, "https://a.test/\r\nBcc: eve@evil.test")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesValuesOfOtherTypes() {
        record HolderMail(String link, Object secret) implements MailContent {}

        assertThatThrownBy(() -> renderer.render(new HolderMail(LINK, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Object secret");
    }

    @Test
    void linksLeadToThisApplication() {
        assertThat(new Links("https://audits.test/").to("/camunda")).isEqualTo("https://audits.test/camunda");
        assertThatThrownBy(() -> new Links("audits.test")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Links("https://audits.test").to("evil.test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OverdueMail overdue(int workingDaysLate, String link) {
        return new OverdueMail("Dana", "Return for CASE-0042", "2026-DA-1", "Police", DATE, workingDaysLate, 1, link);
    }

    private static MailContent content(Class<?> type, String text, int number) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(component -> value(component, text, number)).toArray();
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (MailContent) constructor.newInstance(values);
    }

    private static Object value(RecordComponent component, String text, int number) {
        if (component.getName().equals("link")) {
            return LINK;
        }
        if (component.getType() == LocalDate.class) {
            return text == null ? null : DATE;
        }
        return component.getType() == int.class ? (Object) number : text;
    }

    private static Set<String> templates() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Resource template : new PathMatchingResourcePatternResolver().getResources("classpath*:mail/**/*.txt")) {
            names.add(template.getURL().getPath().replaceAll(".*/mail/(.+)\\.txt$", "$1"));
        }
        return names;
    }

    private static String source(Class<?> type) throws IOException {
        return template(MailRenderer.template(type));
    }

    private static String template(String name) throws IOException {
        return new PathMatchingResourcePatternResolver().getResource("classpath:mail/" + name + ".txt")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
