import { analyzeSync, CaseTag, IfTag, type Template, toValueSync, UnlessTag, Value } from "liquidjs";

/**
 * The names whose absence would leave a hole in the rendered text. A name with a `default` filter is not needed, and neither is one
 * in an `if`, `unless` or `case` that asks for it.
 */
export function neededNames(templates: Template[]): string[] {
  // Where a name from outside is used; what the template assigns itself is not among them.
  const fromOutside = new Set(namesIn(templates).map(({ place }) => place));
  const holes = holesIn(templates, new Set()).filter(({ place }) => fromOutside.has(place));
  return [...new Set(holes.map(({ name }) => name))].sort();
}

type Use = { name: string; place: string };

function holesIn(templates: Template[], askedFor: Set<string>): Use[] {
  return templates.flatMap((template) => {
    const children = template.children ? toValueSync(template.children(false, true)) : [];
    const own = [...(template.arguments?.() ?? [])];
    if (template instanceof IfTag || template instanceof UnlessTag || template instanceof CaseTag) {
      const asked = usesOf(own).map(({ name }) => name);
      return holesIn(children, new Set([...askedFor, ...asked]));
    }
    const uses = own.some(hasDefault) ? [] : usesOf(own).filter(({ name }) => !askedFor.has(name));
    return [...uses, ...holesIn(children, askedFor)];
  });
}

const hasDefault = (argument: unknown) =>
  argument instanceof Value && argument.filters.some((filter) => filter.name === "default");

/** The names in a tag's or an output's own words, without its content. */
function usesOf(own: Iterable<Argument>): Use[] {
  return namesIn([{ arguments: () => own } as Template]);
}

type Argument = Template["arguments"] extends (() => Iterable<infer One>) | undefined ? One : never;

function namesIn(templates: Template[]): Use[] {
  const { globals } = analyzeSync(templates, { partials: false });
  return Object.values(globals)
    .flat()
    .map((variable) => ({
      name: variable.toString(),
      place: `${variable.location.row}:${variable.location.col}`,
    }));
}
