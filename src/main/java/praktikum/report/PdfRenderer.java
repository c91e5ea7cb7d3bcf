package praktikum.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;

/** Sets XHTML in A4 pages: tagged (PDF/UA-1), fonts embedded. Nothing outside the document is ever loaded. */
final class PdfRenderer {

    private PdfRenderer() {
    }

    static void write(String xhtml, OutputStream to) throws IOException {
        XRLog.setLoggingEnabled(false);
        var builder = new PdfRendererBuilder();
        for (var face : Fonts.ALL) {
            FSSupplier<InputStream> open = face::open;
            builder.useFont(open, face.family(), face.weight(), face.italic() ? FontStyle.ITALIC : FontStyle.NORMAL, true,
                    EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
        }
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
        builder.withHtmlContent(xhtml, null);
        builder.withProducer("Praktikum");
        try (var drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.toStream(to);
            builder.run();
        }
    }
}
