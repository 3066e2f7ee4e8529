package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML document as maps: an element's attributes and children by name, repeated ones as a list,
 * its text under {@code content} where it stands beside others. Neither document types nor entities
 * of one's own are read.
 */
final class XmlDocument {

    private static final String TEXT_KEY = "content";

    private final XMLStreamReader reader;
    private final ScalarReading scalars;
    private final Budget budget;

    private XmlDocument(XMLStreamReader reader, ScalarReading scalars, Budget budget) {
        this.reader = reader;
        this.scalars = scalars;
        this.budget = budget;
    }

    static Map<String, @Nullable Object> read(String text, ScalarReading scalars, Budget budget) {
        try {
            XMLStreamReader reader =
                    factory().createXMLStreamReader(new StringReader(text.strip()));
            XmlDocument document = new XmlDocument(reader, scalars, budget);
            Map<String, @Nullable Object> root = new LinkedHashMap<>();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new InvalidCallException("The XML must not have a document type");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    root.put(reader.getLocalName(), document.element(0));
                }
            }
            return root;
        } catch (XMLStreamException e) {
            throw new InvalidCallException("Unable to parse the XML: " + e.getMessage());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private @Nullable Object element(int depth) throws XMLStreamException {
        Map<String, @Nullable Object> members = attributes();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next();
                event != XMLStreamConstants.END_ELEMENT;
                event = reader.next()) {
            budget.spend(8);
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                add(members, name, element(PlainValues.deeper(depth)));
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        String content = text.toString().strip();
        if (members.isEmpty()) {
            return scalars.read(content);
        }
        if (!content.isEmpty()) {
            add(members, TEXT_KEY, scalars.read(content));
        }
        return members;
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    reader.getAttributeLocalName(i), scalars.read(reader.getAttributeValue(i)));
        }
        return attributes;
    }

    private static void add(
            Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        if (!members.containsKey(name)) {
            members.put(name, value);
            return;
        }
        Object before = members.get(name);
        if (before instanceof Repeated repeated) {
            repeated.add(value);
        } else {
            Repeated repeated = new Repeated();
            repeated.add(before);
            repeated.add(value);
            members.put(name, repeated);
        }
    }

    /** The values of elements of one name: never mistaken for a single value. */
    private static final class Repeated extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1L;
    }
}
