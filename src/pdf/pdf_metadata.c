// Document information and XMP; see pdf_writer.h.
#include "pdf/pdf_text.h"
#include "pdf/pdf_writer.h"

#include <string.h>

static const char *find_producer(const struct pdf_document *document) {
    return document->producer ? document->producer : "Regimen";
}

static void put_entry(struct buf *out, const char *key, const char *text) {
    if (!text || !*text) return;
    buf_printf(out, "/%s", key);
    pdf_put_text(out, text, strlen(text));
}

int pdf_info_write(struct pdf_writer *writer) {
    const struct pdf_document *document = writer->document;
    int number = pdf_object_new(&writer->objects);
    struct buf *out = pdf_object_begin(&writer->objects, number);
    buf_puts(out, "<<");
    put_entry(out, "Title", document->title);
    put_entry(out, "Author", document->author);
    put_entry(out, "Subject", document->subject);
    put_entry(out, "Keywords", document->keywords);
    put_entry(out, "Producer", find_producer(document));
    buf_puts(out, "/CreationDate");
    pdf_put_date(out, document->modified);
    buf_puts(out, "/ModDate");
    pdf_put_date(out, document->modified);
    buf_puts(out, ">>");
    pdf_object_end(&writer->objects);
    return number;
}

// XML has no room for most control characters; they are left out.
static void put_xml(struct buf *out, const char *text) {
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c >= ' ' || *c == '\t' || *c == '\n') buf_escape(out, c, 1);
}

static void put_property(struct buf *out, const char *before, const char *text, const char *after) {
    if (!text || !*text) return;
    buf_puts(out, before);
    put_xml(out, text);
    buf_puts(out, after);
    buf_putc(out, '\n');
}

// In one language, x-default, which is what readers look for.
#define XMP_ALT "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define XMP_ALT_END "</rdf:li></rdf:Alt>"

// That it is PDF/A-2a, and, since PDF/A knows no other standard's properties, what "part" of
// PDF/UA is (ISO 19005-2, 6.6.2.3 and 6.6.4).
static const char archive_properties[] =
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

int pdf_metadata_write(struct pdf_writer *writer) {
    const struct pdf_document *document = writer->document;
    struct buf date, xmp;
    buf_init(&date);
    buf_init(&xmp);
    pdf_put_xmp_date(&date, document->modified);
    buf_puts(&xmp, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\"\n"
                   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                   "<pdfuaid:part>1</pdfuaid:part>\n");
    put_property(&xmp, "<dc:title>" XMP_ALT, document->title, XMP_ALT_END "</dc:title>");
    put_property(&xmp, "<dc:language><rdf:Bag><rdf:li>", document->language,
                 "</rdf:li></rdf:Bag></dc:language>");
    put_property(&xmp, "<dc:creator><rdf:Seq><rdf:li>", document->author,
                 "</rdf:li></rdf:Seq></dc:creator>");
    put_property(&xmp, "<dc:description>" XMP_ALT, document->subject,
                 XMP_ALT_END "</dc:description>");
    put_property(&xmp, "<pdf:Keywords>", document->keywords, "</pdf:Keywords>");
    put_property(&xmp, "<pdf:Producer>", find_producer(document), "</pdf:Producer>");
    put_property(&xmp, "<xmp:CreateDate>", date.at, "</xmp:CreateDate>");
    put_property(&xmp, "<xmp:ModifyDate>", date.at, "</xmp:ModifyDate>");
    buf_puts(&xmp, "</rdf:Description>\n");
    if (document->archive) buf_puts(&xmp, archive_properties);
    buf_puts(&xmp, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    int number = pdf_object_new(&writer->objects);
    // In an archive programs that know no PDF are to find it (ISO 19005-2, 6.6.2.1).
    pdf_stream_add(&writer->objects, number, "/Type/Metadata/Subtype/XML", xmp.at, xmp.len,
                   !document->archive);
    buf_release(&date);
    buf_release(&xmp);
    return number;
}
