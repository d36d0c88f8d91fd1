/** What the Worker is bound to, as wrangler resolves its configuration. */
import { unstable_readConfig } from 'wrangler';
import { projectPath } from '../../src/commands/project.node.ts';

/** Keys that say how it is built, uploaded and switched; all others that are not empty tie it to something. */
const ofTheBuild = new Set(
  `configPath userConfigPath topLevelName definedEnvironments targetEnvironment legacy_env send_metrics
  dependencies_instrumentation compatibility_date compatibility_flags jsx_factory jsx_fragment rules name main limits build
  workers_dev preview_urls secrets define migrations keep_names minify logpush observability python_modules dev no_bundle
  upload_source_maps account_id pages_build_output_dir`.split(/\s+/),
);

export type Binding = { readonly kind: string; readonly name: string; readonly className: string | null };

/** Every binding of every environment; the name of a kind that nobody here knows is the kind itself. */
export function readBindings(): { readonly worker: string; readonly bindings: readonly Binding[] } {
  const config = projectPath('wrangler.toml');
  const first = unstable_readConfig({ config });
  const others = (first.definedEnvironments ?? []).map((env: string) => unstable_readConfig({ config, env }));
  const bindings = [first, ...others].flatMap((resolved) =>
    Object.entries(resolved).flatMap(([kind, value]) => (ofTheBuild.has(kind) ? [] : bindingsIn(kind, value))),
  );
  return { worker: first.name ?? 'worker', bindings };
}

function bindingsIn(kind: string, value: unknown): readonly Binding[] {
  if (typeof value !== 'object' || value === null)
    return value === undefined || value === null ? [] : [unknownOf(kind)];
  const lists = Array.isArray(value) ? [value] : Object.values(value);
  return lists.flat().flatMap((one: unknown) => {
    if (one === undefined || one === null) return [];
    const { name, binding, class_name } = Object(one);
    return [
      { kind, name: String(name ?? binding ?? kind), className: class_name === undefined ? null : String(class_name) },
    ];
  });
}

const unknownOf = (kind: string): Binding => ({ kind, name: kind, className: null });
