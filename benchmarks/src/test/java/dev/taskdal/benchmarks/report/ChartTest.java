package dev.taskdal.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {

    private static Document chart() throws Exception {
        String svg = new Chart(FixedResults.results()).render();
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    @Test
    void render_fixedResults_isWellFormedWithBarPerRatio() throws Exception {
        Document svg = chart();

        assertThat(svg.getDocumentElement().getNamespaceURI()).isNull();
        assertThat(svg.getDocumentElement().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(5);
        assertThat(svg.getElementsByTagName("text").item(5).getTextContent()).isEqualTo("2.00");
    }

    @Test
    void render_ratioBeyondTheScale_isCutAtItsEnd() throws Exception {
        NodeList bars = chart().getElementsByTagName("rect");
        Element longest = (Element) bars.item(bars.getLength() - 1);

        assertThat(longest.getAttribute("width")).isEqualTo("130.0");
    }
}
