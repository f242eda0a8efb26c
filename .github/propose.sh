#!/usr/bin/env bash
# Puts one file on a branch of its own and opens a pull request for it, by the API alone. Run by jobs that may write.
#
#   propose.sh keep|renew BRANCH FILE_PATH FILE TITLE BODY_FILE
#
# `keep` leaves a branch that is there as it is, for people may have worked on it; `renew` writes the file again.
# FILE_PATH and FILE come from a job that read what anyone may write: they are looked at once more here.
# Needs GH_TOKEN, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_OUTPUT and BASE, the branch to propose to.
set -euo pipefail
mode="$1" branch="$2" path="$3" file="$4" title="$5" body="$6"
LC_ALL=C
name='[a-z0-9]+(-[a-z0-9]+)*'

refuse() { echo "::error::Từ chối / Refused: $1"; exit 1; }
[[ "$mode" == keep || "$mode" == renew ]] || refuse "mode"
[[ "$branch" =~ ^(form/issue-[0-9]{1,10}|ledger)$ ]] || refuse "branch"
[[ "$path" =~ ^data/((exemplars|feedback)/$name\.yml|ledger\.txt)$ && ${#path} -le 180 ]] || refuse "path"
[[ "$path" != data/ledger.txt || "$branch" == ledger ]] || refuse "path"
limit=65536; [[ "$branch" != ledger ]] || limit=67108864
size="$(wc -c < "$file")"
(( size > 0 && size <= limit )) || refuse "size"

api() { gh api "repos/$GITHUB_REPOSITORY/$1" "${@:2}"; }
# The digest of the file on a branch, if it is there: what is answered to a failing request is no digest.
there() { local found; if found="$(api "contents/$path?ref=$1" --jq .sha 2> /dev/null)"; then echo "$found"; fi; }

if ! api "git/ref/heads/$branch" > /dev/null 2>&1; then
  [[ "$branch" == ledger || -z "$(there "$BASE")" ]] || refuse "the file is there already"
  api git/refs -f ref="refs/heads/$branch" -f sha="$(api "git/ref/heads/$BASE" --jq .object.sha)" > /dev/null
  mode=renew
fi
present="$(there "$branch")"
if [[ "$mode" == renew && "$present" != "$(git hash-object "$file")" ]]; then
  base64 -w 0 "$file" > "$file.base64"
  api "contents/$path" --method PUT -f message="$title" -f branch="$branch" -F content=@"$file.base64" ${present:+-f sha="$present"} > /dev/null
fi
# A proposal of a form that people have closed stays closed; the ledger is proposed again each time.
state=all; [[ "$branch" != ledger ]] || state=open
address="$(gh pr list --repo "$GITHUB_REPOSITORY" --head "$branch" --state "$state" --json url --jq '.[0].url // ""')"
if [[ -z "$address" ]]; then
  # The repository's settings may forbid this to workflows: then a person opens it, from the same branch.
  address="$(gh pr create --repo "$GITHUB_REPOSITORY" --base "$BASE" --head "$branch" --title "$title" --body-file "$body")" ||
    address="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/compare/$BASE...$branch?expand=1"
fi
echo "address=$address" >> "$GITHUB_OUTPUT"
