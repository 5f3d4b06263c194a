package dev.taskdal.dal.query;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Converters;
import org.jooq.EnumType;
import org.jooq.Identity;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** A table with a column of each kind that a binding or a converter can be on, as jOOQ's generator would write it. */
final class ThingTable extends TableImpl<Record> {

    private static final long serialVersionUID = 1L;

    static final String DDL = """
            create type mood as enum ('fine', 'so so');
            create table thing (
                id bigint generated always as identity primary key,
                label text not null default 'none',
                note text,
                score integer,
                big bigint,
                small smallint,
                flag boolean,
                ratio double precision,
                price numeric(20, 4),
                token uuid,
                doc jsonb,
                tags text[],
                mood mood,
                moods mood[],
                day date,
                at timestamptz,
                raw bytea,
                loud text,
                shy text
            )""";

    static final ThingTable THING = new ThingTable();

    enum Mood implements EnumType {
        FINE("fine"),
        SO_SO("so so");

        private final String literal;

        Mood(String literal) {
            this.literal = literal;
        }

        @Override
        public String getLiteral() {
            return literal;
        }

        @Override
        public String getName() {
            return "mood";
        }

        @Override
        public Schema getSchema() {
            return null;
        }
    }

    /** A type of the developer's own, by a converter. */
    record Label(String text) {}

    /** A type of the developer's own, by a binding. */
    record Loud(String text) {}

    final TableField<Record, Long> ID =
            createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true), this, "");
    final TableField<Record, Label> LABEL = createField(
            DSL.name("label"),
            SQLDataType.CLOB.nullable(false).defaultValue(DSL.field(DSL.raw("'none'"), SQLDataType.CLOB)),
            this,
            "",
            Converter.ofNullable(String.class, Label.class, Label::new, Label::text));
    final TableField<Record, String> NOTE = createField(DSL.name("note"), SQLDataType.CLOB, this, "");
    final TableField<Record, Integer> SCORE = createField(DSL.name("score"), SQLDataType.INTEGER, this, "");
    final TableField<Record, Long> BIG = createField(DSL.name("big"), SQLDataType.BIGINT, this, "");
    final TableField<Record, Short> SMALL = createField(DSL.name("small"), SQLDataType.SMALLINT, this, "");
    final TableField<Record, Boolean> FLAG = createField(DSL.name("flag"), SQLDataType.BOOLEAN, this, "");
    final TableField<Record, Double> RATIO = createField(DSL.name("ratio"), SQLDataType.DOUBLE, this, "");
    final TableField<Record, BigDecimal> PRICE = createField(DSL.name("price"), SQLDataType.NUMERIC(20, 4), this, "");
    final TableField<Record, UUID> TOKEN = createField(DSL.name("token"), SQLDataType.UUID, this, "");
    final TableField<Record, JSONB> DOC = createField(DSL.name("doc"), SQLDataType.JSONB, this, "");
    final TableField<Record, String[]> TAGS = createField(DSL.name("tags"), SQLDataType.CLOB.array(), this, "");
    final TableField<Record, Mood> MOOD =
            createField(DSL.name("mood"), SQLDataType.VARCHAR.asEnumDataType(Mood.class), this, "");
    final TableField<Record, Mood[]> MOODS = createField(
            DSL.name("moods"), SQLDataType.VARCHAR.asEnumDataType(Mood.class).array(), this, "");
    final TableField<Record, LocalDate> DAY = createField(DSL.name("day"), SQLDataType.LOCALDATE, this, "");
    final TableField<Record, Instant> AT = createField(DSL.name("at"), SQLDataType.INSTANT, this, "");
    final TableField<Record, byte[]> RAW = createField(DSL.name("raw"), SQLDataType.BLOB, this, "");
    final TableField<Record, Loud> LOUD = createField(DSL.name("loud"), SQLDataType.CLOB, this, "", new LoudBinding());
    final TableField<Record, String> SHY =
            createField(DSL.name("shy"), SQLDataType.CLOB, this, "", new AskingBinding());

    private ThingTable() {
        super(DSL.name("thing"));
    }

    @Override
    public Identity<Record, Long> getIdentity() {
        return Internal.createIdentity(this, ID);
    }

    /** Stores in capitals, and so shows whether it was asked. */
    private static class LoudBinding implements Binding<String, Loud> {

        private static final long serialVersionUID = 1L;

        @Override
        public Converter<String, Loud> converter() {
            return Converter.ofNullable(String.class, Loud.class, Loud::new, Loud::text);
        }

        @Override
        public void sql(BindingSQLContext<Loud> ctx) {
            ctx.render().sql("lower(?)");
        }

        @Override
        public void register(BindingRegisterContext<Loud> ctx) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void set(BindingSetStatementContext<Loud> ctx) throws SQLException {
            String text = ctx.convert(converter()).value();
            ctx.statement().setString(ctx.index(), text == null ? null : text.toUpperCase(Locale.ROOT));
        }

        @Override
        public void set(BindingSetSQLOutputContext<Loud> ctx) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void get(BindingGetResultSetContext<Loud> ctx) throws SQLException {
            ctx.convert(converter()).value(ctx.resultSet().getString(ctx.index()) + "!");
        }

        @Override
        public void get(BindingGetStatementContext<Loud> ctx) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void get(BindingGetSQLInputContext<Loud> ctx) {
            throw new UnsupportedOperationException();
        }
    }

    /** Asks for all that a binding can ask for. */
    private static final class AskingBinding implements Binding<String, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public Converter<String, String> converter() {
            return Converters.identity(String.class);
        }

        @Override
        public void sql(BindingSQLContext<String> ctx) {
            ctx.render().sql("?");
        }

        @Override
        public void register(BindingRegisterContext<String> ctx) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void set(BindingSetStatementContext<String> ctx) throws SQLException {
            ctx.statement()
                    .setString(
                            ctx.index(),
                            ctx.value() + " in " + ctx.executeContext().family());
        }

        @Override
        public void set(BindingSetSQLOutputContext<String> ctx) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void get(BindingGetResultSetContext<String> ctx) throws SQLException {
            String text = ctx.resultSet().getString(ctx.index());
            ctx.value("ask".equals(text) ? ctx.executeContext().sql() : text);
        }

        @Override
        public void get(BindingGetStatementContext<String> ctx) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void get(BindingGetSQLInputContext<String> ctx) {
            throw new UnsupportedOperationException();
        }
    }
}
