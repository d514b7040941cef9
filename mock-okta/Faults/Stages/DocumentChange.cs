using System.Globalization;
using System.Text;
using RazorOkta.MockOkta.Faults.Forging;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>What can be done to any answer: to the members of its JSON, its text, its status and its headers.</summary>
internal static class DocumentChange
{
    public static void Apply(Alteration alteration, Mutation mutation)
    {
        var (answer, words) = (alteration.Answer, alteration.Words);
        switch (mutation.Part)
        {
            case "member":
                Member(answer, mutation, words);
                break;
            case "raw":
                answer.Body = Raw(answer, mutation, words);
                break;
            case "status":
                answer.Response.StatusCode = int.Parse(mutation.Change, CultureInfo.InvariantCulture);
                break;
            case "header" when mutation.Change == "remove":
                answer.Response.Headers.Remove(mutation.Name);
                break;
            case "header" when mutation.Change == "add": // beside the ones that are there
                answer.Response.Headers.Append(mutation.Name, words.Text(mutation.Argument));
                break;
            case "header":
                answer.Response.Headers[mutation.Name] = words.Text(mutation.Argument);
                break;
            default:
                throw new UnknownMutationException(mutation);
        }
    }

    private static void Member(Answer answer, Mutation mutation, Words words)
    {
        if (RawObject.Parse(answer.Text) is { } document)
        {
            MemberChange.Apply(document, mutation, words);
            answer.Body = WireText.Bytes(document.ToString());
        }
    }

    private static byte[] Raw(Answer answer, Mutation mutation, Words words) => mutation.Change switch
    {
        "set" => WireText.Bytes(words.Json(mutation.Argument)),
        "text" => WireText.Bytes(words.Text(mutation.Argument)),
        "array" => [(byte)'[', .. answer.Body, (byte)']'],
        "cut" => answer.Body[..(answer.Body.Length / 2)],
        "bom" => [.. Encoding.UTF8.Preamble, .. answer.Body],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(answer.Text)],
        "bad-utf-8" => [.. answer.Body.SkipLast(1), .. ",\"note\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8],
        _ => throw new UnknownMutationException(mutation),
    };
}
