using System.Text;
using FluentAssertions;
using RazorOkta.MockOkta.Faults;
using RazorOkta.Tests.Unit.Conventions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>docs/faults.md is the catalogue, written out. This keeps the two in step.</summary>
public sealed class FaultDocumentTests
{
    private const string File = "docs/faults.md";

    /// <summary>Set to write the file anew: <c>WRITE_DOCS=1 dotnet test tests/Unit --filter FaultDocumentTests</c>.</summary>
    private const string Write = "WRITE_DOCS";

    [Fact]
    public void the_page_of_faults_says_what_the_catalogue_says()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(Repository.Root, File), page);
        }

        Repository.Read(File).Should().Be(page, $"{File} is written from the catalogue: run {Write}=1 dotnet test tests/Unit --filter FaultDocumentTests");
    }

    [Fact]
    public void names_are_unique_and_fit_into_an_address_and_a_user_name()
    {
        FaultCatalogue.Ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_'));
        foreach (var known in FaultCatalogue.All)
        {
            known.Variants.Select(variant => variant.Name).Should().OnlyHaveUniqueItems(known.Id);
            known.Variants.Should().OnlyContain(variant => known.Variants.Count == 1 || (variant.Name.Length > 0 && !variant.Name.Contains('/')), known.Id);
        }
    }

    private static string Page()
    {
        var page = new StringBuilder(Introduction);
        foreach (var area in FaultCatalogue.All.GroupBy(known => known.Area))
        {
            page.Append($"\n## {Words(area.Key.ToString())}\n\n| id | what the org does | variants | what a client must do | source |\n|---|---|---|---|---|\n");
            foreach (var known in area.Where(known => known.NotHere is null))
            {
                page.Append($"| `{known.Id}` | {Cell(known.Does)} | {Variants(known)} | {Cell(known.Must)} | {Cell(known.Source)} |\n");
            }

            foreach (var reason in area.Where(known => known.NotHere is not null).GroupBy(known => known.NotHere))
            {
                page.Append($"\nNot armed here, because {reason.Key} {string.Join(", ", reason.Select(known => $"`{known.Id}`"))}\n");
            }
        }

        return page.ToString().Replace("|---|\n\nNot armed", "|---|\n\nNot armed", StringComparison.Ordinal);
    }

    private static string Variants(FaultCase known) => string.Join("<br>", known.Variants.Select(variant => Variant(variant)));

    private static string Variant(FaultVariant variant)
    {
        var changes = string.Join(" ", variant.Changes.Select(change => $"<code>{Cell(Shown(change))}</code>"));
        var must = variant.Must is null ? "" : $" ({Cell(variant.Must)})";
        return variant.Name.Length > 0 ? $"**{Cell(variant.Name)}** {changes}{must}" : changes;
    }

    /// <summary>Bytes and control characters by their number.</summary>
    private static string Shown(string change) =>
        string.Concat((change.Length > 120 ? change[..120] + "…" : change).Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u202E' ? $"\\u{(int)c:X4}" : c.ToString()));

    private static string Cell(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    private const string Introduction = """
        # Faults

        The mock org is a good provider until it is told otherwise. Here is everything that it can be told: how a provider, a network or an
        attacker misbehaves, and what a relying party must make of it. The names are those of the OpenID Foundation's conformance suite where it
        has one. This page is written from the catalogue in `mock-okta/Faults/Catalogue`.

        ## How to turn one on

        A fault is called `id`, or `id:variant`; without a variant the first is meant. Faults of the transport can be aimed at an endpoint:
        `http-truncated:chunks@jwks`. Where several are on, the one armed last wins. The journal says which was active in each exchange.

        | way | example | reaches |
        |---|---|---|
        | an issuer of its own | `http://127.0.0.1:7777/f/id-token-alg-none-variants:NoNe/oauth2/default` | every login at that issuer; nothing that a client has cached hides it. The metadata says so (`mock_okta_fault`). |
        | a user name | `fault+oidcc-client-test-invalid-aud`, with the password of the first user, at any sign-in of the org or of a client | the login that follows, from its first answer to its last. What brings back something of an earlier login takes it from the one before under the same name. For faults of `par` alone there is no such user: when a request is pushed, nobody has signed in |
        | the client's registration | `"faults": ["oidcc-client-test-invalid-aud"]` | every login of that client |
        | the control address | `POST /_mock/faults` with `{"fault": "http-slow-response", "endpoint": "token", "skip": 1, "times": 2}` | what the order says |
        | .NET | `using (okta.Org.Arm("oidcc-client-test-invalid-aud")) { … }` | the org, until it is disposed |

        An order may name a `client`, the `state` of one login, an `endpoint` (for `http-…`: `discovery`, `jwks`, `authorize`, `token`, `userinfo`,
        `logout`, `introspect`, `revoke`, `par` or `all`), and how many exchanges to `skip` and to change (`times`). `GET /_mock/faults` lists what is on,
        how often it was met, and what is left of `skip` and `times`; `DELETE /_mock/faults/{handle}` or `DELETE /_mock/faults` turns off;
        `GET /_mock/faults/catalogue` is this page as JSON.
        Metadata and keys are asked for without a name: a fault that is limited to one client or login meets these requests for a minute after its last exchange.

        The honest twin of a faulty issuer is the org itself. The faulty one belongs to an org of its own, `http://127.0.0.1:7777/f/{fault}`:
        a page with a sign-in form of its own takes that for the org's address. A session token of the honest org is worth nothing there.

        ## What must not be fetched

        `/_mock/canary/{anything}` is where tokens and claims tempt a client to go. It answers as an attacker would, and every visit is in the
        journal and in `GET /_mock/canary`: a client that behaves leaves that list empty.

        ## How to read the tables

        A variant is a bundle of small changes, each `stage.part.name=change:argument`. Apostrophes stand for quotation marks, and words in braces are
        filled in. ACCEPT: the user is signed in. R400: the browser's request is unusable. R403: the user or the provider said no. R502: the provider's
        answer was refused. R503 and R504: it could not be reached, or not in time.

        """;
}
