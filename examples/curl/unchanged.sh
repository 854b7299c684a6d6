#!/usr/bin/env bash
# The same with the real hosts, and with an access token in place of the key.
set -euo pipefail

token=$(curl -fsS https://auth.sinch.com/oauth2/token -u "$SINCH_KEY_ID:$SINCH_KEY_SECRET" -d grant_type=client_credentials |
  sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')
api=https://provisioning.api.sinch.com/v1/projects/$SINCH_PROJECT_ID/whatsapp/templates
call() { curl -fsS -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }

call "$api" -o /dev/null -d '{
  "name": "spring_sale", "language": "EN_US", "category": "MARKETING",
  "details": { "components": [{ "type": "BODY", "text": "Spring is here." }] }
}'
call "$api/spring_sale/languages/EN_US" | grep -oE 'IN_PROGRESS|APPROVED' | head -1
npx sinch-provisioning-mock advance 2s >/dev/null # Meta decides after two seconds
call "$api/spring_sale/languages/EN_US" | grep -oE 'IN_PROGRESS|APPROVED' | head -1
