package org.caseaudit.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.calendar.UkDate;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a mail from its template: the text as written, and HTML of the same words. */
@Component
class MailRenderer {

    private static final String ROOT_PACKAGE = "org.caseaudit.";
    /** The template of messages about several things. */
    static final String SEVERAL = "several";
    private static final Pattern HEADER = Pattern.compile("(Subject|Heading|Line|Order): (.*)");
    private static final String SIGNATURE =
            "Sent by the case audit service. Please do not reply with details of a child or family.";

    private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\n{2,}");
    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px\">%s</p>\n";
    private static final String ITEM = "  <li>%s</li>\n";
    private static final String ITEMS = "<ul style=\"margin:0 0 16px; padding-left:20px\">\n%s</ul>\n";
    private static final String LINK = """
            <p style="margin:0 0 16px">
              <a href="%s"
                 style="display:inline-block; padding:10px 18px; background:#1d4f73; color:#ffffff; text-decoration:none">Log in and open it</a>
            </p>
            """;

    // Not a bean: a second engine in the context would push out the one that renders the pages.
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    private final String layout;
    private final List<String> headings;

    MailRenderer() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailRenderer.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
        layout = read("layout.html");
        headings = headings();
    }

    private static List<String> headings() {
        String text = read(SEVERAL + ".txt");
        Matcher order = HEADER.matcher(text.substring(0, text.indexOf('\n')).strip());
        if (!order.matches()) {
            throw new IllegalStateException("mail/several.txt must start with a line 'Order: …'");
        }
        return List.of(order.group(2).split(", "));
    }

    private static String read(String template) {
        try (InputStream text = MailRenderer.class.getResourceAsStream("/mail/" + template)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RenderedMail render(MailContent content) {
        String template = template(content.getClass());
        Map<String, Object> values = values(content);
        String link = link(content);
        values.put("link", link);
        values.put("words", new Words());

        Written written = write(template, values);
        return new RenderedMail(template, written.header("Subject"), written.header("Heading"),
                written.header("Line"), written.body(), link);
    }

    /**
     * Several things in one message: each under its heading, with the line that its own template gives it. The headings
     * come in the order that the template of such messages names.
     */
    RenderedMail renderSeveral(String recipientName, List<MailItem> items) {
        Map<String, List<String>> sections = new TreeMap<>(
                Comparator.<String>comparingInt(headings::indexOf).thenComparing(Comparator.naturalOrder()));
        items.forEach(item -> sections.computeIfAbsent(item.heading(), heading -> new ArrayList<>()).add(item.line()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("recipientName", oneLine(recipientName));
        values.put("count", items.size());
        values.put("summary", summary(sections));
        values.put("sections", sections);
        values.put("link", items.get(0).link());
        values.put("words", new Words());
        Written written = write(SEVERAL, values);
        return new RenderedMail(SEVERAL, written.header("Subject"), null, null, written.body(), items.get(0).link());
    }

    /** {@code Overdue}, or {@code 3 overdue, 2 due today} where there are several kinds. */
    private static String summary(Map<String, List<String>> sections) {
        if (sections.size() == 1) {
            return sections.keySet().iterator().next();
        }
        return sections.entrySet().stream()
                .map(section -> section.getValue().size() + " " + section.getKey().toLowerCase(Locale.UK))
                .collect(Collectors.joining(", "));
    }

    /** The text part of a mail. */
    String text(RenderedMail mail) {
        return mail.body() + "\n\n-- \n" + SIGNATURE + "\n";
    }

    private Written write(String template, Map<String, Object> values) {
        String text = templates.process(template + ".txt", new Context(Locale.UK, values)).replace("\r\n", "\n");
        Map<String, String> headers = new LinkedHashMap<>();
        int at = 0;
        for (int end = text.indexOf('\n'); end > at; end = text.indexOf('\n', at)) {
            Matcher header = HEADER.matcher(text.substring(at, end));
            if (!header.matches()) {
                break;
            }
            headers.put(header.group(1), oneLine(header.group(2)));
            at = end + 1;
        }
        if (!headers.containsKey("Subject") || text.charAt(at) != '\n') {
            throw new IllegalStateException(
                    "mail/%s.txt must start with a line 'Subject: …' and an empty line".formatted(template));
        }
        return new Written(headers, text.substring(at).strip());
    }

    private record Written(Map<String, String> headers, String body) {

        private String header(String name) {
            return headers.get(name);
        }
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

    /** The HTML part: the same words, put into the layout by hand, which takes a tenth of a template engine's time. */
    String html(RenderedMail mail) {
        StringBuilder blocks = new StringBuilder();
        for (String block : BETWEEN_BLOCKS.split(mail.body())) {
            List<String> lines = block.lines().map(String::strip).toList();
            if (lines.stream().allMatch(line -> line.startsWith("- "))) {
                StringBuilder items = new StringBuilder();
                lines.forEach(line -> items.append(ITEM.formatted(HtmlUtils.htmlEscape(line.substring(2)))));
                blocks.append(ITEMS.formatted(items));
            } else if (lines.equals(List.of(mail.link()))) {
                blocks.append(LINK.formatted(HtmlUtils.htmlEscape(mail.link())));
            } else {
                blocks.append(PARAGRAPH.formatted(HtmlUtils.htmlEscape(String.join(" ", lines))));
            }
        }
        return layout.formatted(HtmlUtils.htmlEscape(mail.subject()), blocks, SIGNATURE);
    }

    /** What templates may call: {@code words.count(3, 'working day')}. */
    static class Words {

        /** {@code 1 working day}, {@code 3 working days}. */
        public String count(int number, String thing) {
            return number + " " + thing + (number == 1 ? "" : "s");
        }
    }
}
