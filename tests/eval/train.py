#!/usr/bin/env python3
"""Learn the weights of the speaker finder from annotated articles.

    train.py --candidates build/bin/stet_candidates --data DIR [--hold-out 5] --out src/desk/proof/weights_en.cpp

DIR holds articles as JSON (text, quotes, attributions; see the README beside this file). Two linear
models are learned with AdaGrad: which candidate speaks a quotation (a softmax over the candidates of
one sentence, "nobody" among them), and whether a candidate is reported speech (a logistic one).
Deterministic: fixed order, fixed seed, standard library only. With --hold-out N every article whose
name hashes to 0 modulo N is left out of training and measured; without it all are learned.
"""
import argparse
import bisect
import hashlib
import json
import math
import os
import random
import re
import subprocess
import tempfile

BITS = 15
SCALE = 16
WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
STOP = set('the a an of in for and to at by on from with or as its his her their s who that'.split())
MARKS = '"\u201c\u201d\u2018\u2019\'\u00ab\u00bb\u201e\u201f\u2039\u203a`'


class Copy:
    """A text whose byte offsets can be turned into characters."""

    def __init__(self, text):
        self.text = text
        self.at = [0]
        for char in text:
            self.at.append(self.at[-1] + len(char.encode('utf8')))

    def span(self, span):
        return tuple(min(bisect.bisect_left(self.at, x), len(self.text)) for x in span)

    def strip(self, span):
        begin, end = span
        while begin < end and (self.text[begin].isspace() or self.text[begin] in MARKS):
            begin += 1
        while end > begin and (self.text[end - 1].isspace() or self.text[end - 1] in MARKS):
            end -= 1
        return begin, end

    def words(self, spans):
        return [(m.start(), m.end(), m.group(0).lower()) for b, e in spans for m in WORD.finditer(self.text, b, e)]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_speaker(copy, said, gold):
    gold = copy.words(gold)
    said = copy.words([said])
    if not gold or not said:
        return False
    places = {(b, e) for b, e, _ in gold}
    common = [w for w in said if (w[0], w[1]) in places]
    fits = len(said) <= 2 * len(gold) + 4 or (said[0][0] == gold[0][0] and len(said) <= 40)
    return fits and (any(w[2] not in STOP for w in common) or (bool(common) and len(gold) <= 2))


def closeness(copy, said, gold):
    """1.0 when the words are the gold ones exactly."""
    a = {(b, e) for b, e, _ in copy.words(gold)}
    b = {(b, e) for b, e, _ in copy.words([said])}
    return len(a & b) / max(1, len(a | b))


def edited(text, edits):
    out, at = [], 0
    for begin, end, instead in edits:
        out += [text[at:begin], instead.encode('utf8')]
        at = end
    return b''.join(out + [text[at:]])


def fold(name, folds):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def load(program, folder, skip=()):
    """[(name, article, copy, candidates)] in the order of the names."""
    names = sorted(n for n in os.listdir(folder) if n.endswith('.json'))
    articles = []
    for name in names:
        with open(os.path.join(folder, name), encoding='utf8') as file:
            articles.append(json.load(file))
    with tempfile.TemporaryDirectory() as scratch:
        files, cut = [], []

        def keep(text):
            name = os.path.join(scratch, '%05d.txt' % (len(files) + sum(map(len, cut))))
            with open(name, 'wb') as out:
                out.write(text)
            return name
        for article in articles:
            cut.append([])
            for mutation in article['mutations']:
                cut[-1].append(keep(edited(article['text'].encode('utf8'), mutation['edits'])))
            files.append(keep(article['text'].encode('utf8')))
        found = {}
        every = files + [file for one in cut for file in one]
        for i in range(0, len(every), 50):
            lines = subprocess.run([program] + every[i:i + 50], stdout=subprocess.PIPE, check=True).stdout
            for line in lines.splitlines():
                one = json.loads(line)
                for c in [c for q in one['quotes'] for c in q['c']] + one['reported']:
                    c['f'] = [f & 0xFFFF for f in c['f'] if f >> 16 not in skip]
                found[one['input']] = one
    for article, names_of_cut in zip(articles, cut):
        for mutation, file in zip(article['mutations'], names_of_cut):
            mutation['found'] = found[file]['quotes']
    return [(name, article, Copy(article['text']), found[file]) for name, article, file in zip(names, articles, files)]


def quotation_examples(article, copy, found):
    """[(features of each candidate, indices of the right ones)]"""
    by_id = {a['id']: a for a in article['attributions']}
    gold = [(copy.strip(copy.span(q['span'])), q) for q in article['quotes']]
    out = []
    for quote in found['quotes']:
        place = copy.strip(copy.span(quote['q']))
        best, most = None, 0
        for span, q in gold:
            k = overlap(place, span)
            if k > most and 2 * k >= span[1] - span[0] and 2 * k >= place[1] - place[0]:
                best, most = q, k
        if best is None:
            continue
        candidates = [c['f'] for c in quote['c']]
        if best['gold'] in ('none', 'inside-source'):
            out.append((candidates, [0], best))
        elif best['gold'] == 'attributed':
            a = by_id[best['attr']]
            source = [copy.span(s) for s in a['source']]
            cues = [copy.span(s) for s in a['cue']]
            near = []
            for i, c in enumerate(quote['c'][1:], 1):
                said = copy.span(c['s'])
                if not same_speaker(copy, said, source):
                    continue
                cue = any(overlap(copy.span(c['c']), x) for x in cues)
                near.append((2 * cue + closeness(copy, said, source), i))
            if near:
                top = max(score for score, _ in near)
                out.append((candidates, [i for score, i in near if score >= top - 0.34], best))
            elif best.get('dist') != 'same-sentence':
                out.append((candidates, [0], best))
    return out


def cut_examples(article):
    """Quotations whose attribution was cut out: nobody speaks them."""
    out = []
    for mutation in article['mutations']:
        for quote in mutation['found']:
            if any(overlap(quote['q'], target) for target in mutation['targets']):
                out.append(([c['f'] for c in quote['c']], [0], None))
    return out


def report_examples(article, copy, found):
    """[(features, right or wrong, cue, which attributions)]"""
    reported, quoted = [], []
    for a in article['attributions']:
        cues = [copy.span(s) for s in a['cue']]
        if a['quoted']:
            quoted += cues
        reported.append((cues, [copy.span(s) for s in a['source']], a))
    out = []
    for c in found['reported']:
        cue, said = copy.span(c['c']), copy.span(c['s'])
        hits = [(source, a) for cues, source, a in reported if any(overlap(cue, x) for x in cues)]
        # Close enough to be the better of two readings of one cue.
        right = any(same_speaker(copy, said, source) for source, _ in hits)
        out.append((c['f'], right, cue, bool(hits), any(overlap(cue, x) for x in quoted),
                    [a['id'] for s, a in hits if not a['quoted'] and s and same_speaker(copy, said, s)]))
    gold = sum(1 for _, source, a in reported if not a['quoted'] and source)
    return out, gold


class Learner:
    def __init__(self, rate, keep):
        self.weight = [0.0] * (1 << BITS)
        self.square = [1.0] * (1 << BITS)
        self.rate, self.keep = rate, keep

    def sum(self, features):
        weight = self.weight
        return sum(weight[f] for f in features)

    def move(self, features, gradient):
        if abs(gradient) < 1e-4:
            return
        weight, square = self.weight, self.square
        for f in features:
            g = gradient - self.keep * weight[f]
            square[f] += g * g
            weight[f] += self.rate * g / math.sqrt(square[f])

    def table(self):
        return [max(-127, min(127, round(w * SCALE))) for w in self.weight]


def learn_choice(examples, epochs, rate, keep):
    learner = Learner(rate, keep)
    order = list(range(len(examples)))
    rng = random.Random(7)
    for _ in range(epochs):
        rng.shuffle(order)
        for k in order:
            candidates, right = examples[k][:2]
            scores = [learner.sum(c) for c in candidates]
            top = max(scores)
            odds = [math.exp(s - top) for s in scores]
            total, good = sum(odds), sum(odds[i] for i in right)
            for i, c in enumerate(candidates):
                wanted = odds[i] / good if i in right else 0.0
                learner.move(c, wanted - odds[i] / total)
    return learner.table()


def learn_reports(examples, epochs, rate, keep):
    learner = Learner(rate, keep)
    order = list(range(len(examples)))
    rng = random.Random(7)
    for _ in range(epochs):
        rng.shuffle(order)
        for k in order:
            features, right = examples[k][:2]
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, learner.sum(features)))))
            learner.move(features, (1.0 if right else 0.0) - p)
    return learner.table()


def measure_choice(examples, table):
    right = attributed = of = nobody = of_nobody = 0
    for candidates, good, quote in examples:
        scores = [sum(table[f] for f in c) for c in candidates]
        chosen = max(range(len(scores)), key=lambda i: (scores[i], -i))
        if good == [0]:
            of_nobody += 1
            nobody += chosen == 0
        else:
            of += 1
            right += chosen in good
            attributed += chosen != 0
    return 'speaker and cue %d of %d = %.2f%%, somebody %.2f%%; nobody %d of %d = %.2f%%' % (
        right, of, 100 * right / max(1, of), 100 * attributed / max(1, of), nobody, of_nobody, 100 * nobody / max(1, of_nobody))


def measure_reports(articles, table, thresholds):
    lines = []
    for threshold in thresholds:
        given = true = 0
        gold = hit = 0
        for examples, of in articles:
            gold += of
            best = {}
            for e in examples:
                score = sum(table[f] for f in e[0])
                if score > threshold and score > best.get(e[2], (threshold, None))[0]:
                    best[e[2]] = (score, e)
            found = set()
            for _, e in best.values():
                found.update(e[5])
                if not e[4]:
                    given += 1
                    true += e[3]
            hit += len(found)
        lines.append('%4d: cue precision %.2f%%  cue and speaker recall %.2f%%' % (
            threshold, 100 * true / max(1, given), 100 * hit / max(1, gold)))
    return '\n'.join(lines)


def write(path, choice, reports):
    def rows(table):
        return ''.join('    ' + ','.join(map(str, table[i:i + 64])) + ',\n' for i in range(0, len(table), 64))
    with open(path, 'w') as out:
        out.write('// Written by tests/eval/train.py; do not edit.\n#include "desk/proof/weights.h"\n\n'
                  '// clang-format off\nnamespace stet::proof {\n\n'
                  'extern constinit const Weights weights_of_choice{{{\n' + rows(choice) + '}}};\n\n'
                  'extern constinit const Weights weights_of_reports{{{\n' + rows(reports) + '}}};\n\n'
                  '}  // namespace stet::proof\n')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--candidates', required=True)
    ap.add_argument('--data', required=True)
    ap.add_argument('--hold-out', type=int, default=0)
    ap.add_argument('--out')
    ap.add_argument('--epochs', type=int, default=5)
    ap.add_argument('--rate', type=float, default=0.15)
    ap.add_argument('--keep', type=float, default=0.01)
    ap.add_argument('--only', choices=('choice', 'reports'))
    a = ap.parse_args()
    articles = load(a.candidates, a.data)
    held = [x for x in articles if a.hold_out and fold(x[0], a.hold_out) == 0]
    rest = [x for x in articles if not (a.hold_out and fold(x[0], a.hold_out) == 0)]
    choice = reports = [0] * (1 << BITS)
    if a.only != 'reports':
        examples = [e for x in rest for e in quotation_examples(*x[1:]) + cut_examples(x[1])]
        choice = learn_choice(examples, a.epochs, a.rate, a.keep)
        print('learned  ', measure_choice(examples, choice))
        if held:
            print('held out ', measure_choice([e for x in held for e in quotation_examples(*x[1:])], choice))
    if a.only != 'choice':
        learned = [report_examples(*x[1:]) for x in rest]
        reports = learn_reports([e for examples, _ in learned for e in examples], a.epochs, a.rate * 2 / 3, a.keep)
        print('learned\n' + measure_reports(learned, reports, (-16, -8, 0, 8)))
        if held:
            print('held out\n' + measure_reports([report_examples(*x[1:]) for x in held], reports, (-24, -16, -8, 0, 8, 16)))
    print('weights in use: %d and %d' % (sum(map(bool, choice)), sum(map(bool, reports))))
    if a.out:
        write(a.out, choice, reports)


if __name__ == '__main__':
    main()
