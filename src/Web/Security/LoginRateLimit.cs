using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace RazorOkta.Web.Security;

/// <summary>
/// How many logins one address may start: bursts of a whole school behind one router, and no flood. Who is signed in already, and who comes back
/// from the provider, is never held up.
/// </summary>
internal static class LoginRateLimit
{
    public const string Policy = "login-start";

    private const int Burst = 1_000;
    private const int EachSecond = 100;

    public static IServiceCollection AddLoginRateLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(PartitionOf(http.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = EachSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    });

    /// <summary>An IPv6 subscriber has a whole /64, and may change addresses at will.</summary>
    private static string PartitionOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => BitConverter.ToUInt64(address.GetAddressBytes()).ToString("x", CultureInfo.InvariantCulture),
        _ => address.ToString(),
    };
}
