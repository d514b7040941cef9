using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RazorOkta.Tests.Unit.Conventions;

/// <summary>Who may know whom.</summary>
public sealed partial class DoorTests
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["src/Web/Web.csproj"] = ["FrontendHost"],                      // the app must not know that it is tested
        ["src/FrontendHost/FrontendHost.csproj"] = [],                  // serving files needs no identity
        ["mock-okta/MockOkta.csproj"] = [],                             // if mock and client shared code, they would agree on the same mistake
        ["tests/Harness/Harness.csproj"] = ["Web", "MockOkta"],         // to start them
        ["tests/Clients/Clients.csproj"] = ["MockOkta"],                // to start it; the rest it sees over HTTP
        ["tests/Certify/Certify.csproj"] = ["Harness", "MockOkta"],     // it starts both, arms faults, and judges what is seen from outside
        ["tests/E2E/E2E.csproj"] = ["Frontends", "Harness"],            // it sees what a browser sees
        ["tests/Frontends/Frontends.csproj"] = ["FrontendHost", "Harness"], // it builds a package as the host does, and then sees what a browser sees
        ["bench/Bench.csproj"] = ["MockOkta", "Web", "Harness", "Certify"], // it starts both, and the soak's visitors are the certificate's
        ["tests/Unit/Unit.csproj"] = ["Web", "FrontendHost", "MockOkta", "Harness", "Certify", "Frontends"],
    };

    [Fact]
    public void projects_reference_only_whom_they_may()
    {
        var found = Repository.Files(".", "*.csproj").ToDictionary(
            file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'),
            file => References(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!).Order().ToArray());

        found.Keys.Should().BeEquivalentTo(Projects.Keys);
        foreach (var (project, references) in found)
        {
            references.Should().BeEquivalentTo(Projects[project], project);
        }
    }

    [Theory]
    [InlineData("mock-okta/MockOkta.csproj"), InlineData("src/FrontendHost/FrontendHost.csproj")]
    public void neither_mock_nor_front_end_host_knows_identity_libraries(string project) =>
        References(Path.Combine(Repository.Root, project), "PackageReference").Should().NotContain(package =>
            package.Contains("Identity", StringComparison.Ordinal) || package.Contains("Okta", StringComparison.Ordinal));

    [Theory]
    [InlineData("src/Web/Oidc", "Sessions|Pages|Profile|Security|Upkeep|Endpoints")] // the callback page carries the result across
    [InlineData("src/Web/Sessions", "Oidc|Pages|Profile|Upkeep|Endpoints")]
    [InlineData("src/Web/Configuration", "Sessions|Pages|Profile|Security|Upkeep|Endpoints")]
    [InlineData("src/Web/Security", "Oidc|Sessions|Pages|Profile|Upkeep|Endpoints")]
    [InlineData("src/Web/Upkeep", "Pages|Profile|Endpoints")]           // joins sessions and the provider; what is shown is not its business
    [InlineData("src/Web/Endpoints", "Pages")]
    [InlineData("src/Web/Profile", "Oidc|Pages|Security|Configuration|Upkeep|Endpoints")]
    public void rooms_of_the_web_app_know_only_whom_they_may(string room, string closed)
    {
        var forbidden = new Regex($@"RazorOkta\.Web\.({closed})\b");
        Repository.Files(room, "*.cs").Where(file => forbidden.IsMatch(File.ReadAllText(file))).Should().BeEmpty();
    }

    [Fact]
    public void the_org_knows_nothing_of_faults()
    {
        var allowed = new[] { "mock-okta/MockOktaApp.cs" }; // puts it together
        var knowing = new Regex(@"MockOkta\.Faults\b|(?<![.\w])Faults\.|\bFault(?!Names\b)[A-Z]\w*|\bArmedFault\b");

        Repository.Files("mock-okta", "*.cs")
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("mock-okta/Faults/", StringComparison.Ordinal) && knowing.IsMatch(Repository.Read(file)))
            .Should().BeEquivalentTo(allowed);
    }

    [Fact]
    public void front_ends_know_nothing_of_the_servers() =>
        Repository.Files("frontends", "*.js").Concat(Repository.Files("frontends", "*.mjs"))
            .Where(file => ServerSources().IsMatch(File.ReadAllText(file))).Should().BeEmpty();

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));

    [GeneratedRegex(@"src/Web|src/FrontendHost|mock-okta/")]
    private static partial Regex ServerSources();
}
