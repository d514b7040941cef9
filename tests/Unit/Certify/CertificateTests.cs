using System.Text.RegularExpressions;
using RazorOkta.Certify;
using RazorOkta.MockOkta.Faults;
using Outcome = RazorOkta.Certify.Outcome;

namespace RazorOkta.Tests.Unit.Certify;

/// <summary>The relying party's certificate misses nothing, and says of no fault what the mock does not say.</summary>
public sealed partial class CertificateTests
{
    [Fact]
    public void every_id_of_the_list_is_a_row_once() =>
        Certificate.Rows.Select(row => row.Id).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(Listing.All.Select(listing => listing.Id));

    [Fact]
    public void the_list_is_the_mocks_catalogue() =>
        Listing.All.Select(listing => listing.Id).Should().BeEquivalentTo(FaultCatalogue.Ids);

    [Fact]
    public void no_two_cases_of_a_row_have_one_name()
    {
        foreach (var row in Certificate.Rows)
        {
            row.Cases.Select(@case => @case.Variant).Should().OnlyHaveUniqueItems(row.Id);
        }
    }

    [Fact]
    public void a_row_is_tried_or_says_why_it_is_not_offered() =>
        Certificate.Rows.Should().OnlyContain(row => row.Cases.Count > 0 == (row.NotOffered == null));

    [Fact]
    public void every_variant_of_a_fault_is_tried()
    {
        foreach (var row in Certificate.Rows.Where(row => row.NotOffered is null))
        {
            var variants = FaultCatalogue.Find(row.Id)! is { NotHere: null } known ? known.Variants.Select(variant => variant.Name) : [];
            var tried = row.Cases.Select(@case => (@case.Fault ?? @case.FaultOnTheWay)?.Split('@')[0]);

            variants.Select(variant => Verdict.NameOf(row.Id, variant)).Should().BeSubsetOf(tried, row.Id);
        }
    }

    public static TheoryData<string> Logins =>
        [.. Certificate.Rows.SelectMany(row => row.Cases).Where(@case => @case is { Expectation: not null, Fault: not null }).Select(@case => @case.Fault!).Distinct()];

    [Theory, MemberData(nameof(Logins))]
    public void what_is_expected_is_what_the_catalogue_demands(string fault)
    {
        var expected = Certificate.Rows.SelectMany(row => row.Cases).Where(@case => @case.Fault == fault).Select(@case => @case.Expectation).OfType<Expectation>().ToList();
        var parts = fault.Split('@')[0].Split(':', 2);
        var known = FaultCatalogue.Find(parts[0])!;
        var must = known.FindVariant(parts.ElementAtOrDefault(1) ?? "")!.Must ?? known.Must;
        var demanded = Words().Matches(must).Select(match => match.Value.StartsWith('R') ? Read(match.Value) : Outcome.Accept).ToList();

        (demanded.Count == 0 || expected.All(one => one.Outcomes.All(demanded.Contains))).Should().BeTrue("{0} demands {1}, and its rows expect {2}", fault, string.Join(", ", demanded), string.Join("; ", expected));
    }

    private static Outcome Read(string word) => Enum.Parse<Outcome>(word);

    [GeneratedRegex(@"\b(ACCEPT|a session without|R400|R403|R502|R503|R504)\b")]
    private static partial Regex Words();
}
