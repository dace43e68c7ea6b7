package org.caseaudit.mail;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseaudit.calendar.UkDate;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a mail from its template: the text as written, and HTML of the same words. */
@Component
class MailRenderer {

    private static final String ROOT_PACKAGE = "org.caseaudit.";
    private static final String SUBJECT = "Subject: ";
    private static final String SIGNATURE =
            "Sent by the case audit service. Please do not reply with details of a child or family.";

    // Not a bean: a second engine in the context would push out the one that renders the pages.
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    MailRenderer() {
        templates.addTemplateResolver(resolver(".txt", TemplateMode.TEXT, 1));
        templates.addTemplateResolver(resolver(".html", TemplateMode.HTML, 2));
    }

    RenderedMail render(MailContent content) {
        String template = template(content.getClass());
        Map<String, Object> values = values(content);
        String link = link(content);
        values.put("link", link);
        values.put("words", new Words());

        String written = templates.process(template + ".txt", new Context(Locale.UK, values)).replace("\r\n", "\n");
        int firstLine = written.indexOf('\n');
        if (!written.startsWith(SUBJECT) || firstLine < 0) {
            throw new IllegalStateException("mail/%s.txt must start with a line '%s…'".formatted(template, SUBJECT));
        }
        String subject = oneLine(written.substring(SUBJECT.length(), firstLine));
        String body = written.substring(firstLine).strip();
        return new RenderedMail(template, subject, body + "\n\n-- \n" + SIGNATURE + "\n", html(subject, body, link));
    }

    /** {@code chasing/manager-overdue} for {@code org.caseaudit.chasing.ManagerOverdueMail}. */
    static String template(Class<?> content) {
        String name = content.getSimpleName();
        if (!content.isRecord() || !content.getName().startsWith(ROOT_PACKAGE) || !name.endsWith("Mail")) {
            throw new IllegalArgumentException(content.getName() + " is not a record of ours named XxxMail");
        }
        String feature = content.getPackageName().substring(ROOT_PACKAGE.length()).split("\\.")[0];
        String kebab = name.substring(0, name.length() - "Mail".length())
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        return feature + "/" + kebab;
    }

    /** Line breaks and other control characters become spaces, so that no value adds a line or a header. */
    static String oneLine(String value) {
        return value == null ? "" : value.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    }

    private static Map<String, Object> values(MailContent content) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : content.getClass().getRecordComponents()) {
            ReflectionUtils.makeAccessible(component.getAccessor());
            Object value = ReflectionUtils.invokeMethod(component.getAccessor(), content);
            values.put(component.getName(), sayable(component, value));
        }
        return values;
    }

    private static Object sayable(RecordComponent component, Object value) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return oneLine((String) value);
        }
        if (type == LocalDate.class) {
            return value == null ? "" : UkDate.formatWithDay((LocalDate) value);
        }
        if (type == int.class) {
            return value;
        }
        throw new IllegalArgumentException("A mail holds text, dates and numbers, not %s %s in %s"
                .formatted(type.getSimpleName(), component.getName(), component.getDeclaringRecord().getSimpleName()));
    }

    private static String link(MailContent content) {
        String link = content.link();
        String scheme = link == null ? null : URI.create(link).getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "The link in %s must be an http address".formatted(content.getClass().getSimpleName()));
        }
        return link;
    }

    private String html(String subject, String body, String link) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (String block : body.split("\n{2,}")) {
            List<String> lines = Arrays.stream(block.split("\n")).map(String::strip).toList();
            if (lines.stream().allMatch(line -> line.startsWith("- "))) {
                blocks.add(Map.of("items", lines.stream().map(line -> line.substring(2)).toList()));
            } else if (lines.equals(List.of(link))) {
                blocks.add(Map.of("link", link));
            } else {
                blocks.add(Map.of("paragraph", String.join(" ", lines)));
            }
        }
        Map<String, Object> values = Map.of("subject", subject, "blocks", blocks, "signature", SIGNATURE);
        return templates.process("layout.html", new Context(Locale.UK, values));
    }

    private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailRenderer.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.getResolvablePatternSpec().addPattern("*" + ending);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(order);
        return resolver;
    }

    /** What templates may call: {@code words.count(3, 'working day')}. */
    static class Words {

        /** {@code 1 working day}, {@code 3 working days}. */
        public String count(int number, String thing) {
            return number + " " + thing + (number == 1 ? "" : "s");
        }
    }
}
