using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Optimizer.Core.Operations;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Api.Problems;

/// <summary>Which problem an exception is to a caller.</summary>
internal static class ProblemMap
{
    /// <returns>Null for what is our fault: a 500 that gives nothing away.</returns>
    public static IResult? Of(Exception exception) => exception switch
    {
        ApiProblemException p => Problem.Of(p.Status, p.Kind, p.Message, p.Errors),
        UnknownNameException unknown => Problem.Of(StatusCodes.Status404NotFound, "unknown-name", unknown.Message),
        PointerConflictException or StateConflictException => Problem.Of(
            StatusCodes.Status409Conflict, "conflict", $"{exception.Message} Look again and repeat the request if it still applies."),
        PlatformFaultsException faults => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "bad-source", "The platform's source cannot be used; errors names every fault.",
            [.. faults.Faults.Select(f => f.ToString())]),
        OperationRefusedException refused => Problem.Of(StatusCodes.Status409Conflict, "refused", refused.Message),
        JsonException json => Problem.Of(StatusCodes.Status400BadRequest, "bad-json", JsonPlace(json)),
        BadHttpRequestException bad => Problem.Of(bad.StatusCode, "bad-request", bad.Message),
        _ => null,
    };

    private static string JsonPlace(JsonException json) =>
        $"The body is not the JSON that this route takes: {json.Message.Split(" Path:")[0]} " +
        $"(at {json.Path ?? "$"}, line {(json.LineNumber ?? 0) + 1}, byte {(json.BytePositionInLine ?? 0) + 1}).";
}
