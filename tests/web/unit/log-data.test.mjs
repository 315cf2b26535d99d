// The log's data: what it takes, how weeks are cut, what its files hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as data from '../../../assets/log-data.js';

const entry = (at, more) => ({
    id: at.replace(/\W/g, '-'),
    at,
    what: 'Squat',
    page: 'exercises/squat/index.html',
    minutes: 4,
    felt: 'right',
    pain: 2,
    ...more,
});

test('garbage is left out, and what is half right is mended', () => {
    for (const raw of [null, undefined, 7, 'x', {}, { length: 3 }, [null, 1, 'x', [], {}]])
        assert.deepEqual(data.entriesOf(raw), []);
    for (const at of ['', 'soon', '2026-13-01T10:00', '2026-06-31T10:00', '2026-06-30T24:30', '2026-06-30', 5, null]) {
        assert.deepEqual(data.entriesOf([{ ...entry('2026-11-01T10:00'), at }]), [], String(at));
    }
    const [one] = data.entriesOf([
        entry('2026-11-01T10:00', {
            id: '<b>',
            what: '  a \n b ',
            page: 'javascript:alert(1)',
            minutes: 'x',
            felt: 'odd',
            pain: 11,
            more: 1,
        }),
    ]);
    assert.deepEqual(one, {
        id: '2026-11-01T10-00-3',
        at: '2026-11-01T10:00',
        what: 'a b',
        page: '',
        minutes: 0,
        felt: '',
        pain: null,
    });
    for (const page of ['//x.example/a', '../x', 'a/../../b', '/a', 'http://x', 'a\\b', '']) {
        assert.equal(data.entriesOf([entry('2026-11-01T10:00', { page })])[0].page, '', page);
    }
    assert.equal(data.entriesOf([entry('2026-11-01T10:00', { minutes: 2.6, pain: 0 })])[0].minutes, 3);
});

test('latest first, each once, not without end', () => {
    const list = data.entriesOf([
        entry('2026-11-01T10:00'),
        entry('2026-11-03T10:00'),
        entry('2026-11-01T10:00', { what: 'Other' }),
    ]);
    assert.deepEqual(
        list.map((one) => one.at),
        ['2026-11-03T10:00', '2026-11-01T10:00'],
    );
    assert.equal(list[1].what, 'Squat');
    const many = Array.from({ length: 6000 }, (_, i) => entry('2026-11-01T10:00', { id: `n${i}` }));
    assert.equal(data.entriesOf(many).length, 5000);
});

test('new entries carry the time on the wall', () => {
    const one = data.newEntry({ what: 'Squat', minutes: 3 }, new Date(2026, 0, 2, 3, 4));
    assert.equal(one.at, '2026-01-02T03:04');
    assert.match(one.id, /^[\w-]+$/);
    assert.equal(data.newEntry({ what: ' ' }), null);
});

test('weeks begin where the locale says', () => {
    assert.equal(data.firstDay('de'), 1);
    assert.equal(data.firstDay('en-US'), 7);
    assert.equal(data.firstDay('not a tag'), 1);
    assert.equal(data.weekOf('2026-11-29T23:59', 1), '2026-11-23'); // a Sunday
    assert.equal(data.weekOf('2026-11-29T00:00', 7), '2026-11-29');
    assert.equal(data.weekOf('2026-11-29T12:00', 6), '2026-11-28');
    assert.equal(data.weekOf('2027-01-01T12:00', 1), '2026-12-28');
});

test('entries by week', () => {
    const list = data.entriesOf([entry('2026-11-23T08:00'), entry('2026-11-29T22:00'), entry('2026-11-22T10:00')]);
    const weeks = data.byWeek(list, 1);
    assert.deepEqual(
        weeks.map((week) => [week.start, week.end, week.minutes, week.entries.length]),
        [
            ['2026-11-23', '2026-11-29', 8, 2],
            ['2026-11-16', '2026-11-22', 4, 1],
        ],
    );
    assert.deepEqual(weeks[0].days, [true, false, false, false, false, false, true]);
});

test('a file comes back as it went', () => {
    const list = data.entriesOf([entry('2026-11-23T08:00'), entry('2026-11-29T22:00', { pain: null })]);
    assert.deepEqual(data.fromJson(data.toJson(list, 'knee')), list);
    for (const text of [
        '',
        'x',
        'null',
        '[]',
        '{}',
        '{"format":"regimen-log","version":2,"entries":[]}',
        '{"format":"regimen-log","version":1}',
    ]) {
        assert.equal(data.fromJson(text), null, text);
    }
    assert.deepEqual(data.fromJson('{"format":"regimen-log","version":1,"entries":[{"at":1}]}'), []);
});

test('a table', () => {
    const heads = ['Date', 'Time', 'What', 'Minutes', 'Felt', 'Pain', 'Page'];
    const list = data.entriesOf([entry('2026-11-23T08:00', { what: '=1+1, "x"', pain: null })]);
    assert.equal(
        data.toCsv(list, heads, { right: 'Just right' }),
        '\ufeffDate,Time,What,Minutes,Felt,Pain,Page\r\n2026-11-23,08:00,"\'=1+1, ""x""",4,Just right,,exercises/squat/index.html\r\n',
    );
});
