package dev.taskdal.contracts;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what {@code auto_explain} reports. XML, since the JDK reads that by itself. */
final class PlanXml {

    private static final String START = "<explain ";

    /** PostgreSQL writes them as they are, and XML can't have them, not even escaped. */
    private static final String NOT_IN_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private PlanXml() {}

    /** Whether a message of the server is a plan, and not something else. */
    static boolean isPlan(String message) {
        return message.contains(START);
    }

    static Plan parse(String message) {
        String xml = message.substring(message.indexOf(START)).replaceAll(NOT_IN_XML, "?");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element explained = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            String sql = elements(explained)
                    .filter(element -> element.getTagName().equals("Query-Text"))
                    .map(Element::getTextContent)
                    .collect(Collectors.joining());
            Element top = elements(explained)
                    .filter(element -> element.getTagName().equals("Plan"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("A plan without nodes: " + xml));
            return new Plan(sql, node(top));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("The server reported a plan that can't be read: " + xml, e);
        }
    }

    private static Plan.Node node(Element plan) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Plan.Node> children = new ArrayList<>();
        elements(plan).forEach(element -> {
            if (element.getTagName().equals("Plans")) {
                elements(element).map(PlanXml::node).forEach(children::add);
            } else {
                values.put(element.getTagName(), value(element));
            }
        });
        return new Plan.Node(values, children);
    }

    /** A list, such as the columns of a sort, becomes one text. */
    private static String value(Element element) {
        List<Element> items = elements(element).toList();
        return items.isEmpty()
                ? element.getTextContent()
                : items.stream().map(Element::getTextContent).collect(Collectors.joining(", "));
    }

    private static Stream<Element> elements(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
