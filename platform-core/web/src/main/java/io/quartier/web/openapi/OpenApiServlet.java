package io.quartier.web.openapi;

import io.quartier.contract.error.QuartierException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code /openapi}, and below it {@code /openapi/ui}, the page to browse and try. */
public class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient UiFiles ui = new UiFiles();
    private transient volatile Document document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String below = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (below.isEmpty() || below.equals("/")) {
            send(document(), request, response);
        } else if (below.equals("/ui")) {
            // the page names its files relative to itself
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", request.getServletPath() + "/ui/");
        } else if (!below.startsWith("/ui/") || !ui.isSent(below.substring(4), response)) {
            throw QuartierException.notFound();
        }
    }

    private static void send(Document document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("ETag", document.tag());
        response.setHeader("Cache-Control", "no-cache");
        if (document.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(document.bytes().length);
        response.getOutputStream().write(document.bytes());
    }

    private Document document() {
        Document known = document;
        if (known == null) {
            known = Document.of(ApiDocument.assemble());
            document = known;
        }
        return known;
    }

    private record Document(byte[] bytes, String tag) {
        static Document of(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Document(bytes, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
