package org.caseaudit.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Page templates as tagged PDF (PDF/UA); the font is embedded and nothing is loaded from anywhere else. */
@Component
public class PdfRenderer {

    /** The one font there is, in 400 and 700; stylesheets name it. */
    public static final String FONT = "DejaVu Sans Condensed";

    static {
        // It would tell of every font and stylesheet.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final ITemplateEngine templates;

    public PdfRenderer(ITemplateEngine templateEngine) {
        this.templates = templateEngine;
    }

    /**
     * The bytes of the file.
     *
     * @param template   a Thymeleaf template that yields well-formed XHTML and puts {@code ${style}} into its head
     * @param stylesheet path of the stylesheet on the class path, e.g. {@code report/print.css}
     */
    public byte[] render(String template, String stylesheet, Map<String, Object> model) {
        var context = new Context(Locale.UK, model);
        context.setVariable("style", text(stylesheet));
        return render(templates.process(template, context));
    }

    private static byte[] render(String html) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfUaAccessibility(true)
                    .useFont(font("DejaVuSansCondensed.ttf"), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(font("DejaVuSansCondensed-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl((uri, type) -> false,
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withProducer("Multi-agency case audit")
                    .withHtmlContent(html, null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("The document could not be made into a PDF", e);
        }
        return out.toByteArray();
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FSSupplier<InputStream> font(String file) {
        return () -> {
            try {
                return new ClassPathResource("document/fonts/" + file).getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
